import { describe, expect, it } from 'vitest';
import { isMarc21, readMarc21 } from '#shared/literature/import/marc-21.ts';
import { valuesOf } from '#shared/literature/import/marc-record.ts';
import { latin1, marc21, utf8 } from './marc-made.ts';

const marked = '00000nam a2200000 a 4500';
const unmarked = '00000nam  2200000 a 4500';
const title = (text: string): [string, string][] => [
  ['001', '42'],
  ['245', `$a${text}`],
];
const titles = (file: Uint8Array) =>
  [...readMarc21(file)].map((one) => ('record' in one ? valuesOf(one.record, '245', 'a')[0] : one.error));

describe('readMarc21', () => {
  it('reads Chinese of records that are marked as UTF-8', () => {
    expect(titles(marc21(marked, title('标准化概论'), utf8))).toEqual(['标准化概论']);
  });

  it('puts the marks of ANSEL on the letters after them', () => {
    expect(titles(marc21(unmarked, title('Normung f\xe8ur K\xe8oln, \xa2re'), latin1))).toEqual([
      'Normung für Köln, Øre',
    ]);
  });

  it('takes valid UTF-8 for what it is where the mark is missing', () => {
    expect(titles(marc21(unmarked, title('Qualité'), utf8))).toEqual(['Qualité']);
  });

  it('reads GB 18030 of Chinese records, whose leader is that of UNIMARC', () => {
    const encoded = (text: string) => Buffer.from([...latin1(text)]);
    const file = marc21('00000nam0 2200000   450 ', [['200', '$a\xb1\xea\xd7\xbc']], encoded);
    const [one] = readMarc21(file);
    expect(one && 'record' in one && valuesOf(one.record, '200', 'a')).toEqual(['标准']);
  });

  it('goes on after a record that is broken or states a wrong length', () => {
    const short = marc21(marked, title('second'), utf8);
    short.set(utf8('99999'), 0);
    const file = Buffer.concat([utf8('no record at all\x1d'), short, marc21(marked, title('third'), utf8), utf8('\n')]);
    expect(titles(file)).toEqual(['no leader of MARC 21 or UNIMARC', 'second', 'third']);
  });

  it('is told from other files by its first bytes', () => {
    expect(isMarc21(marc21(marked, title('x'), utf8))).toBe(true);
    expect(isMarc21(utf8('{"itemType":"book"}'))).toBe(false);
  });
});
