import { describe, expect, it } from 'vitest';
import { readMarcXml } from '#shared/literature/import/marc-xml.ts';
import { readMarcBook } from '#shared/literature/import/read-marc-book.ts';

const fixed = '910926s1957    nyu           00010 eng  ';
const record = (leader: string, fields: string) => {
  const [read] = readMarcXml(
    `<m:collection xmlns:m="http://www.loc.gov/MARC21/slim"><m:record><m:leader>${leader}</m:leader>${fields}</m:record></m:collection>`,
  );
  if (!read) throw new Error('no record was read');
  return read;
};
const control = (tag: string, value: string) => `<m:controlfield tag="${tag}">${value}</m:controlfield>`;
const field = (tag: string, subfields: Record<string, string>) =>
  `<m:datafield tag="${tag}" ind1=" " ind2=" ">${Object.entries(subfields)
    .map(([code, value]) => `<m:subfield code="${code}">${value}</m:subfield>`)
    .join('')}</m:datafield>`;

describe('readMarcBook', () => {
  it('reads MARC 21 without the signs that part its elements', () => {
    const fields = [
      control('001', '  77001  '),
      control('003', 'XYZ'),
      control('008', fixed),
      field('020', { a: '0-306-40615-2 (pbk.)' }),
      field('100', { a: 'Zhang, San,', d: '1901-' }),
      field('245', { a: 'Weights &amp; measures :', b: 'a primer /', c: 'San Zhang.' }),
      field('260', { a: 'New York :', b: 'Ruler Press,', c: '[1957?]' }),
      field('300', { a: 'xii, 200 p. ;' }),
      field('650', { a: 'Metrology', x: 'History.' }),
      field('700', { a: 'Li, Si.' }),
    ];
    expect(readMarcBook(record('00925nam a22002777a 4500', fields.join('')))).toEqual({
      title: { en: 'Weights & measures : a primer' },
      creators: [
        { name: 'Zhang, San, 1901-', role: 'author' },
        { name: 'Li, Si', role: 'contributor' },
      ],
      publishers: ['Ruler Press'],
      place: 'New York',
      published: '1957',
      language: 'en',
      extent: 'xii, 200 p.',
      isbn: ['9780306406157'],
      identifiers: [{ scheme: 'control', value: 'XYZ 77001' }],
      subjects: ['Metrology History'],
    });
  });

  it('reads the fields of Chinese libraries', () => {
    const fields = [
      field('010', { a: '978-7-5066-0000-2', d: 'CNY20.00' }),
      field('101', { a: 'chi' }),
      field('200', { a: '标准化入门', e: '方法与实例', f: '王五著' }),
      field('210', { a: '沈阳', c: '规矩出版社', d: '2021.03' }),
      field('690', { a: 'G307' }),
      field('701', { a: '王五' }),
    ];
    expect(readMarcBook(record('00925nam0 2200277   450 ', fields.join('')))).toMatchObject({
      title: { zh: '标准化入门: 方法与实例' },
      creators: [{ name: '王五', role: 'author' }],
      publishers: ['规矩出版社'],
      published: '2021',
      language: 'zh',
      isbn: ['9787506600002'],
      subjects: ['CLC G307'],
    });
  });

  it.each([
    ['00925njm a22002777a 4500', 'describes a sound recording, not a book'],
    ['00925nz  a2200277n  4500', 'describes an authority, not a book'],
    ['00925nas a22002777a 4500', 'describes a serial, not a book'],
    ['00925nam a22002777a 4500', 'has no title'],
  ])('refuses %s: %s', (leader, reason) => {
    expect(() => readMarcBook(record(leader, control('008', fixed)))).toThrow(reason);
  });
});
