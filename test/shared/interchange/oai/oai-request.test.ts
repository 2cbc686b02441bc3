import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OaiCode, OaiError } from '#shared/interchange/oai/oai-error.ts';
import { readRequest } from '#shared/interchange/oai/oai-request.ts';
import { setClauses } from '#shared/interchange/oai/oai-sets.ts';
import { readToken, writeToken } from '#shared/interchange/oai/oai-token.ts';

const now = new Date('2026-11-25T12:00:00Z');
const asked = (query: string) => readRequest(Object.fromEntries(new URLSearchParams(query)), now);

/** The malformed requests by which registries judge a repository. */
const refused: [query: string, code: OaiCode][] = [
  ['', 'badVerb'],
  ['verb=NoSuchVerb', 'badVerb'],
  ['verb=toString', 'badVerb'],
  ['verb=Identify,Identify', 'badVerb'],
  ['verb=Identify&extra=1', 'badArgument'],
  ['verb=ListSets&resumptionToken=junk', 'badResumptionToken'],
  ['verb=ListRecords', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc,oai_dc', 'badArgument'],
  ['verb=ListIdentifiers&resumptionToken=junk', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=junk&until=2000-02-05', 'badArgument'],
  ['verb=ListIdentifiers&metadataPrefix=oai_dc&until=junk', 'badArgument'],
  ['verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-02-30', 'badArgument'],
  ['verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-02-03T10:00:00.5Z', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2002-02-05&until=2002-02-06T05:35:00Z', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2003-02-05&until=2002-02-05', 'badArgument'],
  ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=GetRecord&identifier=x', 'badArgument'],
];

test.each(refused)('%s is refused as %s', (query, code) => {
  expect(() => asked(query)).toThrow(expect.objectContaining({ name: OaiError.name, code }));
});

describe('a span', () => {
  test('includes the whole of its last day or second, and ends now at the latest', () => {
    const span = (query: string) => asked(`verb=ListRecords&metadataPrefix=oai_dc&${query}`);
    expect(span('from=2026-01-01&until=2026-01-02')).toMatchObject({
      selection: { from: Date.parse('2026-01-01T00:00:00Z'), until: Date.parse('2026-01-02T23:59:59.999Z') },
    });
    expect(span('until=2026-01-02T03:04:05Z')).toMatchObject({
      selection: { until: Date.parse('2026-01-02T03:04:05.999Z') },
    });
    expect(span('until=2099-01-01')).toMatchObject({ selection: { until: now.getTime() } });
  });
});

test('a token says again all that it was made of', () => {
  const time = fc.integer({ min: 0, max: 4e12 });
  const list = fc.record({ prefix: fc.string(), until: time }, { requiredKeys: ['prefix', 'until'] });
  fc.assert(
    fc.property(list, time, fc.string(), fc.nat(), (selection, modified, id, cursor) => {
      const place = { after: [modified, id] as [number, string], cursor, total: cursor + 1 };
      expect(readToken(writeToken(selection, place))).toEqual({ selection, place });
    }),
  );
});

test.each([
  ['kind:GB', [{ term: { issuer: 'GB' } }]],
  ['kind:ISO.IEC', [{ term: { issuer: 'ISO/IEC' } }]],
  ['kind:GB:recommended', [{ term: { issuer: 'GB' } }, { term: { mandate: 'recommended' } }]],
  ['ics:03:120:10', [{ term: { ics: '03.120.10' } }]],
  ['ccs:A:A00', [{ term: { ccs: 'A00' } }]],
  ['ccs:B:A00', undefined],
  ['ics:99:99', undefined],
  ['kind:GB:perhaps', undefined],
  ['nothing', undefined],
])('the set %s holds what has %j', (spec, clauses) => {
  expect(setClauses(spec)).toEqual(clauses);
});
