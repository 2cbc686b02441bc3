import { readItuDate } from './designation-itu.ts';
import type { Scanner } from './designation-scanner.ts';

const words: readonly (readonly [seen: string, printed: string])[] = [
  ['TECHNICAL COR', 'Technical Cor.'],
  ['AMD', 'Amd.'],
  ['COR', 'Cor.'],
  ['ADD', 'Add.'],
  ['ERR', 'Err.'],
  ['SUPPL', 'Suppl.'],
  ['ANNEX', 'Annex'],
  ['APP', 'App.'],
];
const trailers = ['TEST VECTORS', 'SOFTWARE'];

/**
 * Reads everything after a recommendation's own date.
 *
 * @example 'Amd. 1 Cor. 2 (07/2016)', 'Annex C (2017) Cor. 1 (08/2018)', 'Suppl. 1 (12/1972)'
 */
export function readItuSupplements(s: Scanner): string | undefined {
  const found: string[] = [];
  for (;;) {
    const supplement = s.attempt(() => readSupplement(s));
    if (!supplement) break;
    const date = readItuDate(s);
    found.push(date ? `${supplement} (${date})` : supplement);
  }
  return found.length > 0 ? found.join(' ') : undefined;
}

function readSupplement(s: Scanner): string | null {
  s.skip(' _/');
  const word = words.find(([seen]) => s.eat(seen));
  if (!word) return null;
  s.skip('. _');
  const count = /^(?:\d+(?:\.\d+)*|[IVXL]+(?![A-Z])|[A-Z]\d*\+?(?![A-Z]))/.exec(s.rest())?.[0] ?? '';
  if (count === '') return null;
  s.at += count.length;
  const trailer = s.attempt(() => (s.space() ? (trailers.find((text) => s.eat(text)) ?? null) : null));
  return `${word[1]} ${count}${trailer ? ` ${trailer.toLowerCase()}` : ''}`;
}
