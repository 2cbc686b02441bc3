import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { tableClient } from '#shared/runtime/table-client.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { runningEngines, startTestService, type TestService } from '../service.ts';
import { stored } from '../shared/standards/search-fixture.ts';
import { clientPrints, hasClient, pythonClient } from './foreign-clients.ts';
import { oaiJudge } from './oai-schemas.ts';
import { sourceTools } from './source-files.ts';

/** More than two pages of full records, many of which changed at the same instant. */
const held = Array.from({ length: 601 }, (_, n) => ({
  ...stored(`GB/T ${70_000 + n}-2020`, { titles: { zh: `试样 <${n}> 与 "引号"` }, ics: ['03.120.10'], ccs: ['A00'] }),
  updatedAt: `2026-01-0${1 + (n % 3)}T00:00:0${n % 2}.500Z`,
}));

let service: TestService;
beforeAll(async () => {
  const engines = runningEngines();
  service = await startTestService();
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  await putMany({ client, name: service.names.catalogueTable }, held);
  await service.settled();
}, 300_000);
afterAll(() => service?.stop());

const ask = async (query: string) => (await fetch(`${service.url}/oai?${query}`)).text();
const codeOf = (xml: string) => /<error code="(\w+)"/.exec(xml)?.[1];
const all = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);

/** What the validator of openarchives.org asks of a repository before it is registered. */
describe('a repository', () => {
  test('says who it is, at the very address where it is asked, without leading elsewhere', async () => {
    const answer = await fetch(`${service.url}/oai?verb=Identify`, { redirect: 'manual' });
    const xml = await answer.text();
    expect(answer.status).toBe(200);
    expect(all(xml, 'baseURL')).toEqual([`${service.url}/oai`]);
    expect(all(xml, 'protocolVersion')).toEqual(['2.0']);
    expect(all(xml, 'granularity')).toEqual(['YYYY-MM-DDThh:mm:ssZ']);
    expect(all(xml, 'earliestDatestamp')).toEqual(['2026-01-01T00:00:00Z']);
    expect(all(xml, 'adminEmail')).toEqual([expect.stringMatching(/^[\w.-]+@[\w-]+(?:\.[a-z]+)+$/)]);
    expect(all(xml, 'deletedRecord')).toEqual(['persistent']);
    expect(all(xml, 'responseDate')).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)]);
    expect(xml).toContain('<oai-identifier xmlns="http://www.openarchives.org/OAI/2.0/oai-identifier"');
  });

  test('answers a form as it answers an address', async () => {
    const body = new URLSearchParams({ verb: 'ListMetadataFormats' });
    const posted = await fetch(`${service.url}/oai`, { method: 'POST', body });
    expect(posted.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(all(await posted.text(), 'metadataPrefix')).toEqual(['oai_dc', 'marc21', 'relaton']);
  });

  test.each([
    ['', 'badVerb'],
    ['verb=NoSuchVerb', 'badVerb'],
    ['verb=Identify&junk=1', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListIdentifiers&resumptionToken=junk', 'badResumptionToken'],
    ['verb=ListRecords&resumptionToken=junk&until=2000-02-05', 'badArgument'],
    ['verb=ListIdentifiers&metadataPrefix=oai_dc&until=junk', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2002-02-05&until=2002-02-06T05:35:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2001-02-05&until=2000-02-05', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=invalid%22id', 'idDoesNotExist'],
    ['verb=ListMetadataFormats&identifier=oai:guiju.example:gb-t.1-1', 'idDoesNotExist'],
    ['verb=ListRecords&metadataPrefix=really_wrong', 'cannotDisseminateFormat'],
    ['verb=ListRecords&metadataPrefix=oai_dc&until=2025-01-01', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=really_wrong', 'noRecordsMatch'],
    ['verb=ListRecords&verb=ListRecords&metadataPrefix=oai_dc', 'badVerb'],
  ])('refuses %s as %s, in XML that can be read', async (query, code) => {
    const xml = await ask(query);
    expect([codeOf(xml), (await validateXML({ xml, normalization: 'format' })).valid]).toEqual([code, true]);
    if (code === 'badVerb' || code === 'badArgument') expect(xml).toContain(`<request>${service.url}/oai</request>`);
  });

  test('lists what changed in a span, both ends with it, and the sets that records are in', async () => {
    const xml = await ask(
      'verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-01-02T00:00:01Z&until=2026-01-02T00:00:01Z&set=kind:GB',
    );
    expect(new Set(all(xml, 'datestamp'))).toEqual(new Set(['2026-01-02T00:00:01Z']));
    expect(xml).not.toContain('<resumptionToken');
    const sets = all(await ask('verb=ListSets'), 'setSpec');
    expect(all(xml, 'setSpec').every((spec) => sets.includes(spec))).toBe(true);
    expect(sets).toEqual(expect.arrayContaining(['kind:GB:recommended', 'ics:03', 'ics:03:120:10', 'ccs:A:A00']));
  });

  test.each(['oai_dc', 'marc21', 'relaton'])('hands out every record once as %s', async (prefix) => {
    const seen: (string | undefined)[] = [];
    let query = `metadataPrefix=${prefix}`;
    for (let page = 0; query !== ''; page += 1) {
      const xml = await ask(`verb=ListRecords&${query}`);
      const [, attributes = '', token = ''] = /<resumptionToken([^>]*)>([^<]*)</.exec(xml) ?? [];
      expect(attributes).toBe(` completeListSize="601" cursor="${page * 250}"`);
      seen.push(...all(xml, 'identifier').filter((name) => name?.startsWith('oai:')));
      query = token && `resumptionToken=${token}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([601, 601]);
  });
});

test('the log of changes numbers every record and goes on from any number', async () => {
  const page = async (query: string) => (await fetch(`${service.url}/v1/changes?${query}`)).json();
  const first = await page('size=400');
  expect(first).toMatchObject({ total: 601, latest: 601, next: '400' });
  const rest = await page(`since=${first.next}`);
  const ids = [...first.items, ...rest.items].map(({ id }) => id);
  expect([rest.items[0].sequence, rest.items[0].event]).toEqual([401, 'created']);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('harvesters of others', () => {
  const perl = hasClient('HTTP::OAI', 'perl', ['-MHTTP::OAI', '-e', '1'], 'libhttp-oai-perl');

  test.skipIf(!perl)('HTTP::OAI reads every record', async () => {
    const script = `use HTTP::OAI; my $h = HTTP::OAI::Harvester->new(baseURL => $ARGV[0]); my %seen;
      my $r = $h->ListRecords(metadataPrefix => 'oai_dc', onRecord => sub { $seen{$_[0]->identifier}++ });
      die $r->message if $r->is_error; print scalar(keys %seen);`;
    expect(await clientPrints('perl', ['-e', script, `${service.url}/oai`])).toBe('601');
  });

  describe('in Python', () => {
    let python: string | undefined;
    beforeAll(async () => {
      python = await pythonClient('harvesters', ['Sickle==0.7.0', sourceTools]);
    }, 240_000);

    test('Sickle reads every record and the sets', { timeout: 120_000 }, async ({ skip }) => {
      if (python === undefined) return skip('no Python');
      const script = `import sys; from sickle import Sickle
s = Sickle(sys.argv[1]); ids = [r.header.identifier for r in s.ListRecords(metadataPrefix='marc21', set='ics:03')]
print(len(ids), len(set(ids)), 'kind:GB' in [x.setSpec for x in s.ListSets()])`;
      expect((await clientPrints(python, ['-c', script, `${service.url}/oai`])).trim()).toBe('601 601 True');
    });

    test('the schemas of OAI-PMH and Dublin Core find nothing wrong, and would', { timeout: 240_000 }, async ({
      skip,
    }) => {
      if (python === undefined) return skip('no Python');
      const faultsOf = await oaiJudge(python);
      const record = 'identifier=oai:guiju.example:gb-t.70000-2020';
      const queries = [
        ...['Identify', 'ListSets', 'ListMetadataFormats', `ListMetadataFormats&${record}`, 'NoSuchVerb'],
        ...['oai_dc', 'marc21', 'relaton'].map((prefix) => `GetRecord&metadataPrefix=${prefix}&${record}`),
        ...['ListRecords', 'ListIdentifiers'].map((verb) => `${verb}&metadataPrefix=oai_dc`),
      ];
      for (const query of queries) {
        expect([query, await faultsOf(await ask(`verb=${query}`))]).toEqual([query, '']);
      }
      const sound = await ask(`verb=GetRecord&metadataPrefix=oai_dc&${record}`);
      expect(await faultsOf(sound.replaceAll('dc:title', 'dc:name'))).toContain('Schemas validity error');
      expect(await faultsOf(sound.replace('<header>', '<header status="gone">'))).toContain('Schemas validity error');
    });
  });
});
