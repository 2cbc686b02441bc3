import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BookDescription, bookIdOf, describedBook, isbn13 } from '#shared/literature/book.ts';

const book = (fields: object) => BookDescription.parse({ title: { zh: '标准化入门' }, ...fields });

describe('isbn13', () => {
  it.each([
    ['0-306-40615-2', '9780306406157'],
    ['080442957X', '9780804429573'],
    ['978-0-306-40615-7', '9780306406157'],
    ['0-306-40615-3', undefined],
    ['978-0-306-40615-8', undefined],
    ['', undefined],
  ])('reads %s as %s', (text, number) => expect(isbn13(text)).toBe(number));

  it('never answers a number it would not take itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}[\dX]$/), (text) => {
        const number = isbn13(text);
        return number === undefined || isbn13(number) === number;
      }),
    );
  });
});

describe('bookIdOf', () => {
  it('is the same for whoever names the same number', () => {
    const one = bookIdOf(book({ isbn: ['9780306406157'] }));
    expect(bookIdOf(book({ isbn: ['9780306406157'], publishers: ['规矩出版社'] }))).toBe(one);
    expect(bookIdOf(book({ isbn: ['9787506600002'] }))).not.toBe(one);
    expect(one).toMatch(/^d-[0-9a-f]{24}$/);
  });

  it('falls back on report number, DOI, control number and title', () => {
    const [report, doi] = [
      { scheme: 'report', value: 'NBS X 1' },
      { scheme: 'doi', value: '10.1/x' },
    ];
    expect(bookIdOf(book({ identifiers: [report] }))).toBe(bookIdOf(book({ identifiers: [doi, report] })));
    expect(bookIdOf(book({}))).not.toBe(bookIdOf(book({ published: '2021' })));
  });
});

describe('describedBook', () => {
  it('takes each field from the first source that says something', () => {
    const statements = {
      b: book({ publishers: ['二号'], place: '沈阳', subjects: ['计量'] }),
      a: book({ publishers: ['一号'], subjects: [] }),
    };
    expect(describedBook({ statements })).toMatchObject({ publishers: ['一号'], place: '沈阳', subjects: ['计量'] });
  });
});
