import type { SearchBody } from '../../runtime/search-client.ts';

/** Private signs mark hits until the text around them is escaped; the engine trims control characters away. */
const open = '\ue000';
const close = '\ue001';

/** Asks for marked titles; what sounds alike only where it is wanted, since every title is then read aloud again. */
export function highlightBody({ sounds }: { sounds: boolean }): SearchBody {
  const whole = { number_of_fragments: 0 };
  const fields = { title_zh: whole, title_en: whole, ...(sounds && { 'title_zh.sounds': whole }) };
  return { type: 'unified', pre_tags: [open], post_tags: [close], fields };
}

const fieldNames: Record<string, string> = {
  title_zh: 'title.zh',
  title_en: 'title.en',
};

/** Where a hit matched, as escaped HTML with `<em>`; homophones are shown only when nothing else is. */
export function readMatches(highlight: Record<string, string[]> = {}): { field: string; text: string }[] {
  const matches = Object.entries(fieldNames).flatMap(([field, name]) =>
    (highlight[field] ?? []).slice(0, 1).map((text) => ({ field: name, text: markedHtml(text) })),
  );
  const [sounds] = highlight['title_zh.sounds'] ?? [];
  return matches.length === 0 && sounds ? [{ field: 'title.zh', text: markedHtml(sounds) }] : matches;
}

/** Escapes all but the marks, and joins marks that touch, so that pairs of characters do not split a word. */
export function markedHtml(text: string): string {
  const tidy = text.replaceAll(close + open, '').replace(trailing, '$2$1');
  return escapeHtml(tidy).replaceAll(open, '<em>').replaceAll(close, '</em>');
}

/** Where Chinese titles are read over spaces and signs, the engine counts those to the word before. */
const trailing = new RegExp(`([\\s\\p{P}\\p{S}]+)(${close})`, 'gu');

/** The marked text from the first mark to the last, without marks; '' when there is none. */
export function markedSpan(text: string): string {
  const from = text.indexOf(open);
  const to = text.lastIndexOf(close);
  return from < 0 ? '' : text.slice(from, to).replaceAll(open, '').replaceAll(close, '');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
