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
/** And around a word that stands elsewhere. */
const besideBefore = 12;
const besideShown = 40;

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

/**
 * The part of a page with most of what was asked, and beside it the first place of a word that is not in that part, as
 * escaped HTML with `<em>`; and the hits that are shown.
 */
export function snippetOf(text: string, hits: readonly Hit[]): { snippet: string; hits: Hit[] } {
  const best = stretchAt(text, bestStart(hits) - before, shown);
  const words = new Set(within(best, hits).map((hit) => wordOf(text, hit)));
  const other = hits.find((hit) => !words.has(wordOf(text, hit)));
  const stretches = [best];
  if (other) {
    const beside = stretchAt(text, other.from - besideBefore, besideShown);
    if (beside.to < best.from) stretches.unshift(beside);
    else if (beside.from > best.to) stretches.push(beside);
    else stretches[0] = { from: Math.min(best.from, beside.from), to: Math.max(best.to, beside.to) };
  }
  const html = stretches.map((stretch) => lit(text, stretch, within(stretch, hits))).join('…');
  return {
    snippet: `${(stretches[0]?.from ?? 0) > 0 ? '…' : ''}${html}${(stretches.at(-1)?.to ?? 0) < text.length ? '…' : ''}`,
    hits: stretches.flatMap((stretch) => within(stretch, hits)),
  };
}

function stretchAt(text: string, at: number, length: number): Hit {
  const from = wordStart(text, Math.max(0, at));
  return { from, to: Math.min(text.length, from + length) };
}

const within = ({ from, to }: Hit, hits: readonly Hit[]) => hits.filter((hit) => hit.from >= from && hit.from < to);

const wordOf = (text: string, { from, to }: Hit) => glued(text.slice(from, to));

function lit(text: string, { from, to }: Hit, hits: readonly Hit[]): string {
  let html = '';
  let at = from;
  for (const hit of hits) {
    html += `${escapeHtml(text.slice(at, hit.from))}<em>${escapeHtml(text.slice(hit.from, hit.to))}</em>`;
    at = hit.to;
  }
  return html + escapeHtml(text.slice(at, Math.max(at, to)));
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
