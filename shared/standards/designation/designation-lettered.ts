import { readIsoOrg } from './designation-iso.ts';
import { readIsoNumber } from './designation-iso-number.ts';
import { type Designation, designation } from './designation-kinds.ts';
import { readYear, type Scanner } from './designation-scanner.ts';
import { readSupplements } from './designation-supplement.ts';

/** @example ASTM E8/E8M-22, ASTM D638-22a, ASTM A36/A36M-19(2023)e1 */
export function readAstm(s: Scanner): Designation | null {
  if (!s.eat('ASTM')) return null;
  s.skip(' _-');
  const names: string[] = [];
  do {
    const name = /^([A-Z]) ?(\d+M?)/.exec(s.rest());
    if (!name) return null;
    s.at += name[0].length;
    names.push(`${name[1]}${name[2]}`);
  } while (s.eat('/'));
  const year = /^-(\d{4}|\d{2})([A-D]?)(\(\d{4}\))?(E\d)?(?![A-Z0-9])/.exec(s.rest());
  s.at += year?.[0].length ?? 0;
  const edition = year ? `${year[2]}${year[3] ?? ''}${year[4] ?? ''}`.toLowerCase() : undefined;
  return designation({ kind: 'astm', org: 'ASTM', number: names.join('/'), year: year?.[1]?.slice(-2), edition });
}

/** @example IEEE 802.3-2022, IEEE Std 1588-2019, IEEE P802.1Qcz */
export function readIeee(s: Scanner): Designation | null {
  s.eat('ANSI/');
  if (!s.eat('IEEE')) return null;
  s.skip(' _-');
  if (s.eat('STD')) s.skip('. _');
  const name = /^P?[A-Z]?\d+[A-Z]*(?:\.\d+[A-Z]*)*/.exec(s.rest())?.[0];
  if (!name) return null;
  // The case of the letters means something: 802.1Q stands alone, 802.11ax amends.
  const number = s.raw.slice(s.at, s.at + name.length);
  s.at += name.length;
  const year = readYear(s) ?? undefined;
  return designation({ kind: 'ieee', org: 'IEEE', number, year, supplement: readSupplements(s) });
}

/** Japan and Korea file numbers under a letter: JIS B 0001:2019, KS X 1001:2004. */
export function readLettered(s: Scanner): Designation | null {
  const kind = s.eat('JIS') ? 'jis' : s.eat('KS') ? 'ks' : null;
  if (!kind) return null;
  s.skip(' _-');
  const letter = s.letters();
  const number = letter.length === 1 ? readIsoNumber(s) : null;
  return number && designation({ kind, org: kind.toUpperCase(), ...number, number: `${letter} ${number.number}` });
}

/** @example GOST R 51141-98, GOST 2.105-95, GOST R ISO 9001-2015 */
export function readGost(s: Scanner): Designation | null {
  if (!s.eat('GOST')) return null;
  s.skip(' _-');
  const russian = s.attempt(() => (s.eat('R') && /^(?:[ _-]|\d|ISO|IEC)/.test(s.rest()) ? ' R' : null)) ?? '';
  s.skip(' _-');
  const origin = s.attempt(() => (s.eat('EN', true) ? 'EN' : readIsoOrg(s)));
  const own = `GOST${russian}`;
  if (origin) {
    const adopted = readIsoNumber(s);
    return adopted && designation({ kind: 'adoption', org: `${own} ${origin}`, ...adopted });
  }
  const digits = /^\d+(?:\.\d+)*/.exec(s.rest())?.[0];
  if (!digits) return null;
  s.at += digits.length;
  const year = /^-(\d{4}|\d{2})(?!\d)/.exec(s.rest());
  s.at += year?.[0].length ?? 0;
  const full = year?.[1]?.length === 2 ? (year[1] >= '30' ? '19' : '20') + year[1] : year?.[1];
  return designation({ kind: 'gost', org: own, number: digits, year: full });
}
