import { readIsoNumber } from './designation-iso-number.ts';
import { type Designation, designation } from './designation-kinds.ts';
import { isLetter, type Scanner } from './designation-scanner.ts';

const publishers = ['ISO', 'IEC', 'CISPR', 'IWA', 'IEEE', 'ASTM', 'CIE', 'HL7', 'OECD', 'SAE', 'ASME', 'UNDP', 'IDF'];
const stages = ['PWI', 'NP', 'AWI', 'WD', 'CDV', 'CD', 'FDIS', 'DIS', 'PRF'];
const types = ['DTS', 'DTR', 'DPAS', 'DGUIDE', 'TS', 'TR', 'PAS', 'ISP', 'R', 'DATA', 'TTA', 'GUIDE', 'SRD'];
const leaders: ReadonlySet<string> = new Set(['ISO', 'IEC', 'CISPR', 'IWA']);
const spelled: Readonly<Record<string, string>> = { GUIDE: 'Guide', DGUIDE: 'DGuide' };

/**
 * Reads a number of ISO, IEC, CISPR and their joint publications.
 *
 * @example ISO 9001:2015/Amd 1:2024, ISO/IEC TR 29110-5-1-1:2012, IEC 60034-1:2010+AMD1:2015 CSV, CISPR 16-1-1:2003
 */
export function readIso(s: Scanner): Designation | null {
  const org = readIsoOrg(s);
  if (!org) return null;
  const kind = org.startsWith('IEC') || org.startsWith('CISPR') ? 'iec' : 'iso';
  const number = readIsoNumber(s);
  return number && designation({ kind, org, ...number });
}

/** The publisher part up to the number, in the catalogue's spelling: 'ISO/TS', 'ISO/IEC TR', 'IEC TS', 'ISO Guide'. */
export function readIsoOrg(s: Scanner): string | null {
  const draft = s.eat('CD IWA', true);
  if (draft) return 'CD IWA';
  const bodies = readWords(s, publishers);
  if (bodies[0] === 'ISO' && bodies[1] === 'IWA') bodies.shift();
  if (!leaders.has(bodies[0] ?? '')) return null;
  const words = [...readWords(s, stages), ...readWords(s, types)].map((word) => spelled[word] ?? word);
  if (words.length === 0) return bodies.join('/');
  const alone = bodies.length === 1 && bodies[0] === 'ISO' && words[0] !== 'Guide';
  return `${bodies.join('/')}${alone ? '/' : ' '}${words.join(' ')}`;
}

function readWords(s: Scanner, known: readonly string[]): string[] {
  const found: string[] = [];
  for (;;) {
    const word = s.attempt(() => {
      s.skip(' _/-');
      return known.find((candidate) => s.eat(candidate) && endsWord(s, candidate)) ?? null;
    });
    if (word === null) return found;
    found.push(word);
  }
}

/** Glued words are words too (ISOTR10013), but the R of 'ISO/R' must not be the first letter of another word. */
function endsWord(s: Scanner, word: string): boolean {
  if (word.length > 1 ? startsKnown(s) : !isLetter(s.peek())) return true;
  s.at -= word.length;
  return false;
}

function startsKnown(s: Scanner): boolean {
  if (!isLetter(s.peek())) return true;
  return [...publishers, ...stages, ...types].some((word) => s.rest().startsWith(word));
}
