import { describe, expect, test } from 'vitest';
import {
  activeFilters,
  apiAddress,
  nextPage,
  pageNumber,
  withChanges,
  withoutFilters,
  withToggled,
  withYear,
} from '#frontend/app/search-address.ts';

const params = (text: string) => new URLSearchParams(text);

describe('a filter', () => {
  test('is added beside the others and leads back to the first page', () => {
    const query = params('q=a&status=in-force&cursor=x&page=3');
    expect(withToggled(query, { name: 'status', value: 'draft' })).toBe('?q=a&status=in-force,draft');
  });

  test('is taken away when it is there, however it was written', () => {
    const query = params('q=a&status=in-force&status=draft');
    expect(withToggled(query, { name: 'status', value: 'in-force' })).toBe('?q=a&status=draft');
  });

  test('of a year is two dates of issue', () => {
    expect(withYear(params('q=a'), '2016')).toBe('?q=a&issuedFrom=2016&issuedTo=2016');
    expect(withYear(params('issuedFrom=2016&issuedTo=2016'), '2016')).toBe('');
  });

  test('is listed with its value', () => {
    expect(activeFilters(params('q=a&ics=13,17&issuer=T/CAS'))).toEqual([
      { name: 'issuer', value: 'T/CAS' },
      { name: 'ics', value: '13' },
      { name: 'ics', value: '17' },
    ]);
    expect(withoutFilters(params('q=a&ics=13&asOf=2020-01-01'))).toBe('?q=a&asOf=2020-01-01');
  });
});

test('paging keeps the query and counts along', () => {
  const second = nextPage(params('q=a&sort=-issued'), 'abc');
  expect(second).toBe('?q=a&sort=-issued&cursor=abc&page=2');
  expect(pageNumber(params(second.slice(1)))).toBe(2);
  expect(nextPage(params(second.slice(1)), 'def')).toContain('page=3');
});

test.each(['page=2', 'page=-1&cursor=x', 'page=x&cursor=x', 'page=1e9&cursor=x'])(
  'a page number without a place in the list (%s) is the first',
  (query) => expect(pageNumber(params(query))).toBe(1),
);

test('the API address holds what the API knows and nothing empty', () => {
  expect(apiAddress(params('q=GB/T 1&page=2&cursor=c&status='))).toBe('/v1/standards?q=GB/T+1&cursor=c');
});

test('an emptied parameter leaves the address', () => {
  expect(withChanges(params('q=a&sort=number'), { sort: null })).toBe('?q=a');
  expect(withChanges(params('q=a'), { q: '' })).toBe('');
});
