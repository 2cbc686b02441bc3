import fc from 'fast-check';
import { designation } from '#shared/standards/designation/designation-kinds.ts';
import { type Designation, parseDesignation } from '#shared/standards/designation.ts';

/** The designation a text must be; a test that gets none fails with the text. */
export function parsed(text: string): Designation {
  const found = parseDesignation(text);
  if (!found) throw new Error(`not a designation: ${text}`);
  return found;
}

type Fields = { [K in keyof Designation]: fc.Arbitrary<Designation[K]> };

/** Designations with these fields; fields that come out empty are absent, as the parser leaves them. */
function family(fields: Fields): fc.Arbitrary<Designation> {
  return fc.record(fields).map(designation);
}

const only = <T>(value: T) => fc.constant(value);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const digits = fc.integer({ min: 1, max: 99_999 }).map(String);
const zeros = fc.integer({ min: 1, max: 999 }).map((n) => String(n).padStart(3, '0'));
const year = maybe(fc.integer({ min: 1950, max: 2049 }).map(String));
const dots = maybe(fc.constantFrom('1', '2', '13', '2.13', '1A'));
const dashes = maybe(fc.constantFrom('1', '12', '1-2', '2-101', 'E01', '3A'));
const mandate = fc.constantFrom<'T' | 'Z' | undefined>(undefined, 'T', 'Z');
const month = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1970, max: 2049 }));
const itu = month.map(([m, y]) => `${String(m).padStart(2, '0')}/${y}`);
const etsiDate = month.map(([m, y]) => `${y}-${String(m).padStart(2, '0')}`);
const supplement = maybe(
  fc
    .tuple(fc.constantFrom('Amd', 'Cor', 'Add', 'DAM', 'CD Amd'), fc.integer({ min: 1, max: 9 }), year)
    .map(([word, n, on]) => `${word} ${n}${on ? `:${on}` : ''}`),
);

/** Chinese numbers. Seismology is left out where glued digits would read as a province. */
export const chinese: Readonly<Record<string, fc.Arbitrary<Designation>>> = {
  gb: family({ kind: only('gb'), org: only('GB'), number: digits, part: dots, year }),
  'gb-t': family({ kind: only('gb-t'), org: only('GB'), mandate: only('T'), number: digits, part: dots, year }),
  'gb-z': family({ kind: only('gb-z'), org: only('GB'), mandate: only('Z'), number: digits, part: dots, year }),
  gbn: family({ kind: only('gbn'), org: only('GBn'), number: digits, year }),
  gjb: family({ kind: only('gjb'), org: only('GJB'), number: digits, part: dots, year }),
  gbz: family({
    kind: only('gbz'),
    org: only('GBZ'),
    mandate: fc.constantFrom(undefined, 'T'),
    number: digits,
    part: dots,
    year,
  }),
  gsb: family({ kind: only('gsb'), org: only('GSB'), number: fc.constantFrom('05-1426', '16-2062', '3001'), year }),
  gbj: family({ kind: only('gbj'), org: only('GBJ'), number: digits, year }),
  sector: family({
    kind: only('sector'),
    org: fc.constantFrom('JB', 'TB', 'QB', 'QC', 'HJ', 'NB', 'NB/SH', 'YY', 'XF'),
    mandate,
    number: digits,
    part: dots,
    year,
  }),
  local: family({
    kind: only('local'),
    org: fc.constantFrom('DB11', 'DB21', 'DB44', 'DB65'),
    mandate,
    number: digits,
    part: dots,
    year,
  }),
  city: family({
    kind: only('local'),
    org: fc.constantFrom('DB2102', 'DB4403', 'DB6106'),
    mandate: only('T'),
    number: digits,
    part: dots,
    year,
  }),
  association: family({
    kind: only('association'),
    org: fc.constantFrom('T/CAS', 'T/CGCC', 'T/GZAEPI', 'T/CECS', 'T/BJXX'),
    number: fc.oneof(digits, zeros),
    part: dots,
    year,
  }),
  enterprise: family({
    kind: only('enterprise'),
    org: fc.constantFrom('Q/GDW', 'Q/SY', 'Q/CSG'),
    number: digits,
    part: dots,
    year,
  }),
};

export const foreign: Readonly<Record<string, fc.Arbitrary<Designation>>> = {
  iso: family({
    kind: only('iso'),
    org: fc.constantFrom(
      'ISO',
      'ISO/IEC',
      'ISO/TS',
      'ISO/IEC TR',
      'ISO Guide',
      'ISO/DIS',
      'ISO/CD TS',
      'ISO/IEC/IEEE',
      'IWA',
      'ISO/IEC Guide',
    ),
    number: digits,
    part: dashes,
    year,
    supplement,
  }),
  iec: family({
    kind: only('iec'),
    org: fc.constantFrom('IEC', 'IEC TR', 'IEC TS', 'CISPR', 'IEC/IEEE'),
    number: digits,
    part: dashes,
    year,
    edition: maybe(fc.constantFrom('RLV', 'CSV', 'EXV-CMV', '+AMD1:2019 CSV', '+AMD1:2019+AMD2:2021 CSV')),
  }),
  itu: family({
    kind: only('itu'),
    org: only('ITU-T'),
    number: fc.constantFrom('H.265', 'G.709/Y.1331', 'V.22 bis', 'X.509', 'D.200 R', 'G.729.1'),
    year: maybe(itu),
  }),
  'itu-r': family({
    kind: only('itu'),
    org: only('ITU-R'),
    number: fc.constantFrom('BT.709', 'M.1457', 'SM.329'),
    edition: maybe(fc.constantFrom('0', '6', '12')),
  }),
  en: family({
    kind: only('en'),
    org: fc.constantFrom('EN', 'EN ISO', 'EN IEC', 'CEN/TS'),
    number: digits.filter((n) => n.length < 5),
    part: dashes,
    year,
  }),
  adoption: family({
    kind: only('adoption'),
    org: fc.constantFrom('BS EN ISO', 'DIN EN', 'NF EN ISO', 'DIN ISO', 'KS I ISO', 'BS ISO/IEC'),
    number: digits,
    part: dashes,
    year,
  }),
  etsi: family({
    kind: only('etsi'),
    org: fc.constantFrom('ETSI EN', 'ETSI TS', 'ETSI TR'),
    number: fc.constantFrom('303 645', '102 165', '131 919'),
    part: maybe(fc.constantFrom('1', '2-1')),
    edition: maybe(fc.constantFrom('V1.1.1', 'V3.1.3', 'V17.12.0')),
    year: maybe(etsiDate),
  }),
  rfc: family({ kind: only('rfc'), org: fc.constantFrom('RFC', 'BCP', 'STD'), number: digits }),
  w3c: family({
    kind: only('w3c'),
    org: fc.constantFrom('W3C REC', 'W3C WD', 'W3C NOTE'),
    number: fc.constantFrom('WCAG22', 'html-aam-1.0', 'css-flexbox-1'),
    edition: fc.constantFrom('20241212', '20160719'),
  }),
  nist: family({
    kind: only('nist'),
    org: fc.constantFrom('NIST SP', 'NIST IR', 'NBS CIRC'),
    number: fc.constantFrom('1500-12', '800-53', '8259A', '250'),
    part: maybe(fc.constantFrom('pt1', 'v2')),
    edition: maybe(fc.constantFrom('r5', 'r1 ipd', 'ipd', 'e2004', '-upd1', 'sup1925')),
  }),
  astm: family({
    kind: only('astm'),
    org: only('ASTM'),
    number: fc.constantFrom('E8/E8M', 'D638', 'A36/A36M'),
    year: only('22'),
    edition: maybe(fc.constantFrom('a', '(2023)e1', 'e2')),
  }),
  ieee: family({ kind: only('ieee'), org: only('IEEE'), number: fc.constantFrom('802.3', '1588', '754'), year }),
  jis: family({
    kind: only('jis'),
    org: only('JIS'),
    number: fc.constantFrom('B 0001', 'Q 9001', 'X 0208'),
    part: maybe(only('1')),
    year,
  }),
  ks: family({ kind: only('ks'), org: only('KS'), number: fc.constantFrom('X 1001', 'B 0801'), year }),
  gost: family({
    kind: only('gost'),
    org: fc.constantFrom('GOST', 'GOST R'),
    number: fc.constantFrom('2.105', '51141', '12.1.004'),
    year,
  }),
  foreign: family({
    kind: only('foreign'),
    org: fc.constantFrom('BS', 'DIN', 'UL', 'SAE', 'NFPA', 'ECMA', 'AS/NZS'),
    number: digits,
    year,
  }),
};

export const anyDesignation: fc.Arbitrary<Designation> = fc.oneof(...Object.values({ ...chinese, ...foreign }));
