import { readChinese } from './designation-chinese.ts';
import { readEtsi } from './designation-etsi.ts';
import { readAdoption, readForeign, readNational, readOther } from './designation-foreign.ts';
import { readIso } from './designation-iso.ts';
import { readItu } from './designation-itu.ts';
import type { Designation } from './designation-kinds.ts';
import { readAstm, readGost, readIeee, readLettered } from './designation-lettered.ts';
import { readIecPaper } from './designation-named.ts';
import { readNist } from './designation-nist.ts';
import { Scanner } from './designation-scanner.ts';
import { tidySpelling } from './designation-spelling.ts';
import { readRfc, readW3c } from './designation-web.ts';

type Reader = (s: Scanner) => Designation | null;

const readers: readonly Reader[] = [
  readIso,
  readIecPaper,
  readRfc,
  readW3c,
  readEtsi,
  readItu,
  readNist,
  readAdoption,
  readAstm,
  readIeee,
  readLettered,
  readGost,
  readChinese,
  readForeign,
  readNational,
  readOther,
];

/**
 * Reads a text that is one designation, in any spelling; null when it is something else or says more than a number.
 *
 * @example parseDesignation('ＧＢＴ19001—2016') // { kind: 'gb-t', org: 'GB', mandate: 'T', number: '19001', year: '2016' }
 * @example parseDesignation('GB/T 19001-2016/ISO 9001:2015')?.second?.org // 'ISO'
 */
export function parseDesignation(text: string): Designation | null {
  if (text.length > 200) return null;
  const tidied = tidySpelling(text).replace(/[:;,.、。]+$/, '');
  return tidied === '' ? null : parseTidied(tidied);
}

function parseTidied(tidied: string): Designation | null {
  const s = new Scanner(tidied);
  for (const read of readers) {
    s.at = 0;
    const found = read(s);
    if (!found) continue;
    if (s.done) return found;
    const second = parseSecond(s);
    if (second) return { ...found, second };
  }
  return null;
}

/** The second half of a double number stands behind '/', '|' or, until the 1990s, 'idt'. */
function parseSecond(s: Scanner): Designation | null {
  const mark = /^(?:[/|]| IDT )/.exec(s.rest());
  const second = mark && parseTidied(s.raw.slice(s.at + mark[0].length));
  return second?.kind === 'other' ? null : second;
}
