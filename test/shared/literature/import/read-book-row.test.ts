import { describe, expect, it } from 'vitest';
import { dateIn, isBookRow, isbnsIn, readBookRow } from '#shared/literature/import/read-book-row.ts';

describe('readBookRow', () => {
  it('reads a book of Zotero', () => {
    const row = {
      itemType: 'book',
      title: '标准化入门',
      creators: [
        { firstName: '', lastName: '王五', creatorType: 'author' },
        { firstName: 'Ann', lastName: 'Lee', creatorType: 'seriesEditor' },
      ],
      publisher: '规矩出版社',
      date: '2021-03',
      language: 'zh-CN',
      ISBN: '9787506600002 7506600005',
      numPages: '284',
      extra: 'CLC: G307\nprice: 20\noriginal-title: A primer',
      tags: [{ tag: '计量' }],
    };
    expect(isBookRow(row)).toBe(true);
    expect(readBookRow(row)).toEqual({
      title: { zh: '标准化入门', und: 'A primer' },
      creators: [
        { name: '王五', role: 'author' },
        { name: 'Lee, Ann', role: 'contributor' },
      ],
      publishers: ['规矩出版社'],
      published: '2021-03',
      language: 'zh-CN',
      extent: '284 p.',
      isbn: ['9787506600002'],
      identifiers: [],
      subjects: ['CLC G307', '计量'],
    });
  });

  it('reads a report of a list', () => {
    const row = {
      ris_type: 'RPRT',
      number: 'NBS X 1',
      titles: { en: 'Rulers' },
      authors: ['Lee, A'],
      dates: { published: '1926' },
    };
    expect(readBookRow({ ...row, doi: '10.1/x' })).toMatchObject({
      title: { en: 'Rulers' },
      creators: [{ name: 'Lee, A', role: 'author' }],
      published: '1926',
      identifiers: [
        { scheme: 'report', value: 'NBS X 1' },
        { scheme: 'doi', value: '10.1/x' },
      ],
    });
  });

  it('tells books from rows of the catalogue', () => {
    expect(isBookRow({ number: 'GB 1-2020', titles: {} })).toBe(false);
    expect(() => readBookRow({ itemType: 'book' })).toThrow();
  });
});

it.each([
  ['[1957?]', '1957'],
  ['c1991.', '1991'],
  ['2024-12', '2024-12'],
  ['2024-12-03', '2024-12-03'],
  ['n.d.', undefined],
])('reads the date %s as %s', (text, date) => expect(dateIn(text)).toBe(date));

it.each([
  ['0-306-40615-2 (pbk.)', ['9780306406157']],
  ['978-7-5066-0000-2', ['9787506600002']],
  ['9787506600005', []],
  ['no number', []],
])('finds the book numbers of %s', (text, found) => expect(isbnsIn(text)).toEqual(found));
