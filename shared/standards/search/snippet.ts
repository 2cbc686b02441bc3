import { escapeHtml } from './highlight.ts';

const around = 70;
const longest = 180;
const small = /^(?:an?|and|are|as|at|by|for|from|in|is|of|on|or|the|to|with)$/;

/**
 * The place of a text that holds most of the query's words, as escaped HTML with the words marked; null when none is
 * there. Only for hits whose title says nothing: the engine would analyse every abstract of the page again for it.
 */
export function snippetOf(text: string, words: string): string | null {
  const wanted = words.toLowerCase().match(/\p{Script=Han}{2}|[\p{Script=Latin}\p{N}]{2,}/gu) ?? [];
  const terms = [...new Set(wanted.filter((word) => !small.test(word)).map(stem))].map(escapePattern);
  if (terms.length === 0) return null;
  const pattern = new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}])(?:${terms.join('|')})[a-z]{0,3}|${terms.join('|')}`,
    'giu',
  );
  const hits = [...text.matchAll(pattern)].map(({ index, 0: word }) => ({ from: index, to: index + word.length }));
  const best = hits.map(({ from }) => from).sort((a, b) => near(hits, b) - near(hits, a) || a - b)[0];
  if (best === undefined) return null;
  const start = best <= around ? 0 : text.lastIndexOf(' ', best - around / 2) + 1;
  const end = Math.min(text.length, start + longest);
  const shown = hits.filter(({ from, to }) => from >= start && to <= end);
  let html = start > 0 ? '… ' : '';
  let at = start;
  for (const { from, to } of shown) {
    html += `${escapeHtml(text.slice(at, from))}<em>${escapeHtml(text.slice(from, to))}</em>`;
    at = to;
  }
  return html + escapeHtml(text.slice(at, end)) + (end < text.length ? ' …' : '');
}

/** The beginning of a text as escaped HTML, when no place of it is better. */
export function openingOf(text: string): string {
  return text.length <= longest ? escapeHtml(text) : `${escapeHtml(text.slice(0, longest).trimEnd())} …`;
}

function near(hits: { from: number }[], place: number): number {
  return hits.filter(({ from }) => from >= place && from < place + longest).length;
}

/** English endings do not matter. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ies|es|s|ing|ed)$/, '') : word;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
