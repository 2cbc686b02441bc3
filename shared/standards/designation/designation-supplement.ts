import { isDigit, isLetter, readYear, type Scanner } from './designation-scanner.ts';

/** Supplements of ISO and IEC and the drafts of them, longest first where one begins another. */
const words: readonly (readonly [seen: string, printed: string])[] = [
  ['FDAMD', 'FDAM'],
  ['FDAM', 'FDAM'],
  ['PDAM', 'PDAM'],
  ['DAMD', 'DAM'],
  ['DAM', 'DAM'],
  ['DCOR', 'DCOR'],
  ['AMENDMENT', 'Amd'],
  ['AMD', 'Amd'],
  ['CORRIGENDUM', 'Cor'],
  ['CORR', 'Cor'],
  ['COR', 'Cor'],
  ['ADD', 'Add'],
  ['SUPPL', 'Suppl'],
  ['EXT', 'Ext'],
  ['ISH', 'ISH'],
  ['FRAG', 'FRAG'],
];
const stages = ['AWI', 'WD', 'CD', 'NP', 'PWI', 'PRF'];

/**
 * Reads a chain of supplements.
 *
 * @example '/AMD1:1997/COR1:1999' // 'Amd 1:1997/Cor 1:1999'
 */
export function readSupplements(s: Scanner): string | undefined {
  const found: string[] = [];
  for (;;) {
    const one = s.attempt(() => readSupplement(s));
    if (one === null) break;
    found.push(one);
  }
  return found.length > 0 ? found.join('/') : undefined;
}

function readSupplement(s: Scanner): string | null {
  s.skip(' _/');
  const stage = stages.find((word) => s.eat(word));
  if (stage) s.space();
  const word = words.find(([seen]) => s.eat(seen));
  if (!word || isLetter(s.peek())) return null;
  s.skip('. _');
  const count = readCount(s);
  const year = readYear(s);
  if (count === '' && !year) return null;
  if (!isDigit(count[0] ?? '') && count !== '') return null;
  const name = stage ? `${stage} ${word[1]}` : word[1];
  return `${name}${count && ` ${count}`}${year ? `:${year}` : ''}`;
}

function readCount(s: Scanner): string {
  const digits = s.digits();
  if (digits === '' || s.peek() !== '.' || !isDigit(s.peek(1))) return digits;
  s.at += 1;
  return `${digits}.${s.digits()}`;
}
