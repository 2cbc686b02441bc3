import { type Designation, designation } from './designation-kinds.ts';
import { isDigit, type Scanner } from './designation-scanner.ts';

const types = ['I-ETS', 'TCRTR', 'GTS', 'ETS', 'ETR', 'TBR', 'NET', 'TS', 'TR', 'EN', 'ES', 'EG', 'SR', 'GS', 'GR'];

const mixedCase: Readonly<Record<string, string>> = { MWT: 'mWT', THZ: 'THz' };

/**
 * Reads an ETSI deliverable with or without its version and date.
 *
 * @example ETSI EN 303 645 V3.1.3 (2024-09), ETSI GS NFV-IFA 001 V1.1.1 (2015-12), ETSI ETS 300 011/A1 ed.1 (1994-12)
 */
export function readEtsi(s: Scanner): Designation | null {
  if (!s.eat('ETSI')) return readEuropeanTelecommunications(s);
  s.skip(' _-/');
  const type = types.find((word) => s.eat(word));
  if (type) return readDeliverable(s, type);
  return /^\d{3} ?\d{3}(?!\d)/.test(s.rest()) ? readDeliverable(s, '') : null;
}

/** EN 300 000 to EN 399 999 are ETSI's block of European standards; people leave ETSI out. */
function readEuropeanTelecommunications(s: Scanner): Designation | null {
  if (!/^EN[ _]*3\d\d ?\d{3}(?!\d)/.test(s.rest())) return null;
  s.eat('EN');
  return readDeliverable(s, 'EN');
}

function readDeliverable(s: Scanner, type: string): Designation | null {
  s.skip(' _-');
  const number = readGroupNumber(s, type) ?? readGsmNumber(s, type) ?? readPlainNumber(s);
  if (!number) return null;
  const parts: string[] = [];
  while (s.peek() === '-' && isDigit(s.peek(1))) {
    s.skip('-');
    parts.push(s.digits());
  }
  return designation({
    kind: 'etsi',
    org: `ETSI ${type}`.trim(),
    number,
    part: parts.join('-'),
    supplement: readAmendments(s),
    edition: readVersion(s),
    year: readDate(s),
  });
}

/** Six digits are printed in two groups: '303645' is '303 645'. */
function readPlainNumber(s: Scanner): string | null {
  const first = s.digits();
  const second = s.attempt(() => {
    if (first.length !== 3 || !s.space()) return null;
    const digits = s.digits();
    return digits.length === 3 ? digits : null;
  });
  const digits = first + (second ?? '');
  if (digits === '') return null;
  return digits.length === 6 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits;
}

/** 'NFV-IFA 001', 'F5G 003', 'mWT 008'. */
function readGroupNumber(s: Scanner, type: string): string | null {
  if (type !== 'GS' && type !== 'GR') return null;
  const group = /^([A-Z][A-Z0-9]*(?:-[A-Z]+)*)[ _]?(\d{3})(?!\d)/.exec(s.rest());
  if (!group?.[1]) return null;
  s.at += group[0].length;
  return `${mixedCase[group[1]] ?? group[1]} ${group[2]}`;
}

/** 'GSM 01.02', '02.06-DCS', '03.20-EXT'. */
function readGsmNumber(s: Scanner, type: string): string | null {
  if (type !== 'GTS') return null;
  const found = /^(GSM )?\d{2}\.\d{2}(-[A-Z]+)?/.exec(s.rest());
  if (!found) return null;
  s.at += found[0].length;
  return found[0];
}

function readAmendments(s: Scanner): string | undefined {
  const found: string[] = [];
  while (s.peek() === '/') {
    const one = /^\/[AC]\d+/.exec(s.rest())?.[0];
    if (!one) break;
    s.at += one.length;
    found.push(one.slice(1));
  }
  return found.join('/') || undefined;
}

function readVersion(s: Scanner): string | undefined {
  const version = /^[ _]*V ?(\d+\.\d+\.\d+)/.exec(s.rest());
  const edition = version ? null : /^[ _]*ED\. ?(\d+)/.exec(s.rest());
  const found = version ?? edition;
  if (!found) return undefined;
  s.at += found[0].length;
  return version ? `V${found[1]}` : `ed.${found[1]}`;
}

function readDate(s: Scanner): string | undefined {
  const date = /^[ _]*\((\d{4}-\d{2})\)/.exec(s.rest());
  if (!date) return undefined;
  s.at += date[0].length;
  return date[1];
}
