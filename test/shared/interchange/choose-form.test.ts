import { expect, test } from 'vitest';
import { formPath } from '#shared/interchange/choose-form.ts';

const page = '/standards/gb.7718-2011';
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

test.each([
  ['a browser', browser, null],
  ['a client that takes anything', '*/*', null],
  ['a client that says nothing', undefined, null],
  ['a client of text of any kind', 'text/*', null],
  ['a client of linked data', 'application/ld+json', `${page}.jsonld`],
  ['a client of JSON that takes anything else too', 'application/json, text/plain, */*', `${page}.json`],
  ['a reference manager', 'application/x-research-info-systems, application/x-bibtex;q=0.5', `${page}.ris`],
  ['an older name of BibTeX', 'text/x-bibtex', `${page}.bib`],
  ['whoever likes the page more', 'text/html, application/ld+json;q=0.5', null],
  ['whoever likes the page less', 'text/html;q=0.5, text/markdown', `${page}.md`],
  ['whoever refuses a form', 'application/json;q=0, text/turtle', null],
  ['a client of things nobody has', 'application/x-unheard-of', null],
])('%s', (_who, accept, path) => {
  expect(formPath(page, accept)).toBe(path);
});

test.each([
  ['/standards/gb.7718-2011.csl.json', '/standards/gb.7718-2011.csl.json'],
  ['/standards/gb.7718-2011.relaton.xml', '/standards/gb.7718-2011.relaton.xml'],
  ['/standards', null],
  ['/standards/a/b.json', null],
  ['/v1/standards/gb.7718-2011.json', null],
])('a suffix wins: %s', (path, form) => {
  expect(formPath(path, browser)).toBe(form);
});
