import { expect, test } from 'vitest';
import { placeAddress, readParts } from '#shared/interchange/identifier-parts.ts';

test.each([
  ['GB/T/19001-2016', { name: 'GB/T/19001-2016', suffix: '' }],
  ['GB/T/19001-2016.csl.json', { name: 'GB/T/19001-2016', suffix: '.csl.json' }],
  ['GB/T/19001-2016.pdf', { name: 'GB/T/19001-2016', suffix: '.pdf' }],
  ['GB/T/19001/2018-07-01', { name: 'GB/T/19001', day: '2018-07-01', suffix: '' }],
  ['GB/T/19001/2018-07-01.bib', { name: 'GB/T/19001', day: '2018-07-01', suffix: '.bib' }],
  ['GB/T/19001-2016/clause/8.5.1', { name: 'GB/T/19001-2016', place: { kind: 'clause', at: '8.5.1' }, suffix: '' }],
  [
    'GB/T/19001/2018-07-01/page/12',
    { name: 'GB/T/19001', day: '2018-07-01', place: { kind: 'page', at: '12' }, suffix: '' },
  ],
  ['GB/T/19001/2018-02-30', { name: 'GB/T/19001/2018-02-30', suffix: '' }],
  ['ITU-T/A.1/(10/2000)', { name: 'ITU-T/A.1/(10/2000)', suffix: '' }],
  ['W3C/REC-WCAG22-20241212', { name: 'W3C/REC-WCAG22-20241212', suffix: '' }],
  ['page/1', { name: 'page/1', suffix: '' }],
])('%s names %j', (path, parts) => expect(readParts(path)).toEqual(parts));

test.each([
  [{ kind: 'clause', at: '8.5.1' }, '/documents/d1/clauses/clause-8.5.1'],
  [{ kind: 'clause', at: 'A.1' }, '/documents/d1/clauses/clause-a.1'],
  [{ kind: 'annex', at: 'B' }, '/documents/d1/clauses/annex-b'],
  [{ kind: 'page', at: '12' }, '/documents/d1/pages/12'],
  [{ kind: 'page', at: '../a' }, '/documents/d1/pages/..%2Fa'],
] as const)('%j is shown at %s', (place, address) => expect(placeAddress('d1', place)).toBe(address));
