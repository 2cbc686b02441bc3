import { escapeHtml } from '../standards/search/highlight.ts';
import { hitEnd, hitStart } from './page-query.ts';

/** A stretch of a text that was hit. */
export interface Hit {
  from: number;
  to: number;
}

/** Characters shown around the best place of a page. */
const before = 30;
const shown = 130;

/** Reads the marks of the engine: the text without them, and where they stood; marks that touch are one. */
export function readHits(marked: string): { text: string; hits: Hit[] } {
  const hits: Hit[] = [];
  let text = '';
  let from = 0;
  for (const piece of marked.split(new RegExp(`([${hitStart}${hitEnd}])`, 'u'))) {
    if (piece === hitStart) from = text.length;
    else if (piece === hitEnd) {
      const last = hits.at(-1);
      if (last && (last.to === from || text.slice(last.to, from).trim() === '')) last.to = text.length;
      else hits.push({ from, to: text.length });
    } else text += piece;
  }
  return { text, hits };
}

const glued = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');

/** Hits that hold a whole word that was asked, where there are any: beside them, pieces of words are noise. */
export function wholeHits(text: string, hits: readonly Hit[], words: string): Hit[] {
  const wanted = words.split(' ').map(glued).filter(Boolean);
  const whole = hits.filter(({ from, to }) => wanted.some((word) => glued(text.slice(from, to)).includes(word)));
  return (whole.length > 0 ? whole : [...hits]).map((hit) => trimmed(text, hit));
}

/** Signs at its ends belong to no word. */
function trimmed(text: string, { from, to }: Hit): Hit {
  const shown = text.slice(from, to);
  const [start = ''] = /^[\s\p{P}]+/u.exec(shown) ?? [];
  const [end = ''] = /[\s\p{P}]+$/u.exec(shown) ?? [];
  return start.length + end.length >= shown.length ? { from, to } : { from: from + start.length, to: to - end.length };
}

/** The part of a page with most of what was asked, as escaped HTML with `<em>`, and the hits that are in it. */
export function snippetOf(text: string, hits: readonly Hit[]): { snippet: string; hits: Hit[] } {
  const best = bestStart(hits);
  const start = wordStart(text, Math.max(0, best - before));
  const end = Math.min(text.length, start + shown);
  const inside = hits.filter((hit) => hit.from >= start && hit.from < end);
  let html = start > 0 ? '…' : '';
  let at = start;
  for (const { from, to } of inside) {
    html += `${escapeHtml(text.slice(at, from))}<em>${escapeHtml(text.slice(from, to))}</em>`;
    at = to;
  }
  html += escapeHtml(text.slice(at, Math.max(at, end)));
  return { snippet: end < text.length ? `${html}…` : html, hits: inside };
}

/** The hit from which a window covers most hit characters; a long one counts more than many short ones. */
function bestStart(hits: readonly Hit[]): number {
  let best = { from: hits[0]?.from ?? 0, weight: 0 };
  for (const { from } of hits) {
    const weight = hits
      .filter((hit) => hit.from >= from && hit.to <= from + shown - before)
      .reduce((sum, hit) => sum + (hit.to - hit.from) ** 1.5, 0);
    if (weight > best.weight) best = { from, weight };
  }
  return best.from;
}

/** Never starts in the middle of a word of Latin letters or figures. */
function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && start > at - 20 && /[a-z0-9]/i.test(text[start] ?? '') && /[a-z0-9]/i.test(text[start - 1] ?? ''))
    start -= 1;
  return start;
}
