import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import { bibtex } from '#shared/interchange/bibtex.ts';
import { cslItem } from '#shared/interchange/csl-json.ts';
import { referenceOf } from '#shared/interchange/reference.ts';
import { ris } from '#shared/interchange/ris.ts';
import { cited, site } from './cited-records.ts';

/** Reads as Citation.js does, which other people wrote. */
function read(text: string) {
  const [item] = new Cite(text).data;
  if (!item) throw new Error('nothing was read');
  return { ...item, authors: (item.author ?? []).map(({ family, literal }) => literal ?? family) };
}

const references = Object.entries(cited).map(([name, record]) => [name, referenceOf(record, site)] as const);

describe.each(references)('%s is read back from', (_name, reference) => {
  const { number, title, publishers, authors, issued, year, page } = reference;
  const expected = {
    number,
    title,
    URL: page,
    authors: authors.length > 0 ? authors : publishers,
    ...(publishers.length > 0 && { publisher: publishers.join(', ') }),
  };
  const parts = (issued ?? year)?.split('-').map(Number);

  test('CSL-JSON', () => {
    const item = read(JSON.stringify([cslItem(reference)]));
    expect(item).toMatchObject({ ...expected, type: 'standard' });
    expect(item.issued?.['date-parts'][0]).toEqual(parts);
  });

  test('RIS', () => {
    const item = read(ris(reference));
    expect(item).toMatchObject({ ...expected, type: 'standard' });
    expect(item.issued?.['date-parts'][0]).toEqual(parts);
  });

  test('BibTeX, to the month', () => {
    const item = read(bibtex(reference));
    expect(item).toMatchObject({ ...expected, type: 'report' });
    expect(item.issued?.['date-parts'][0]).toEqual(parts?.slice(0, 2));
  });
});

test('a standard that no longer holds says so in its note', () => {
  const withdrawn = referenceOf(cited.withdrawn, site);
  expect(read(bibtex(withdrawn)).note).toBe('Withdrawn');
  expect(read(ris(withdrawn)).note).toBe('Status: withdrawn');
});

test('RIS lines have a tag, two spaces, a dash and a space, and end in CR LF', () => {
  const lines = ris(referenceOf(cited.awkward, site)).split('\r\n');
  expect(lines[0]).toBe('TY  - STAND');
  expect(lines.slice(-2)).toEqual(['ER  - ', '']);
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\n]*$/);
});
