import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableClient } from '#shared/runtime/table-client.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { runningEngines, startTestService, type TestService } from '../service.ts';
import { stored } from '../shared/standards/search-fixture.ts';
import { clientPrints, hasClient } from './foreign-clients.ts';
import { faultsByJing, judgesRelaton, relatonGrammar } from './jing.ts';

let service: TestService;
beforeAll(async () => {
  const engines = runningEngines();
  service = await startTestService();
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  await putMany({ client, name: service.names.catalogueTable }, [
    stored('GB/T 72001-2016', {
      titles: { zh: '质量管理体系 要求', en: 'Quality systems' },
      dates: { issued: '2016-12-30' },
    }),
    stored('GB/T 72001-2008', { titles: { zh: '质量管理体系 要求' }, dates: { issued: '2008-12-30' } }),
    stored('GB 72002-2020', { titles: { zh: '钢筋 <混凝土>' }, ics: ['77.140'] }),
  ]);
  await service.settled();
}, 120_000);
afterAll(() => service?.stop());

const ask = async (parameters: Record<string, string>) =>
  (await fetch(`${service.url}/sru?${new URLSearchParams(parameters)}`)).text();
const found = (xml: string) => Number(/<numberOfRecords>(\d+)</.exec(xml)?.[1]);

test.each([
  ['dc.title = 质量', 2],
  ['dc.title any "质量 钢筋"', 3],
  ['dc.identifier = "gbt72001—2016"', 1],
  ['dc.identifier = "GB/T 72001"', 2],
  ['dc.title = 质量 and dc.date >= 2010', 1],
  ['dc.title = 质量 and dc.date = 2016', 1],
  ['dc.date within "2008 2016"', 2],
  ['guiju.ics = 77 or dc.date = 2008', 2],
  ['cql.anywhere = 要求 not dc.date < 2010', 1],
])('%s finds %i', async (query, count) => {
  expect(found(await ask({ version: '1.2', operation: 'searchRetrieve', query }))).toBe(count);
});

test('faults are told as diagnostics in an answer that is no failure', async () => {
  expect(await ask({ version: '1.1', operation: 'scan' })).toContain('info:srw/diagnostic/1/4<');
  expect(await ask({ version: '9', operation: 'searchRetrieve', query: 'a' })).toContain('info:srw/diagnostic/1/5<');
  expect(await ask({ queryType: 'pqf', query: '@attr 1=4 x' })).toContain('info:srw/diagnostic/1/6<');
  expect(await ask({ query: 'a', recordSchema: 'mods' })).toContain('info:srw/diagnostic/1/66<');
  expect(await ask({ query: 'dc.title = 质量', startRecord: '9' })).toContain('info:srw/diagnostic/1/61<');
  expect(await ask({})).toContain('<explain xmlns="http://explain.z3950.org/dtd/2.0/">');
});

describe('a record by its number, as relaton.org answers', () => {
  const relaton = (query: Record<string, string>) =>
    fetch(`${service.url}/api/v1/document?${new URLSearchParams(query)}`);

  test.each([
    [{ code: 'GB/T 72001', year: '2008' }, 'GB/T 72001-2008'],
    [{ code: 'gbt72001-2016' }, 'GB/T 72001-2016'],
    [{ code: 'GB 72002' }, 'GB 72002-2020'],
  ])('%o is %s', async (query, number) => {
    const answer = await relaton(query);
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(await answer.text()).toContain(`primary="true">${number}</docidentifier>`);
  });

  test.skipIf(!judgesRelaton)('is valid by the grammar of relaton-gb', async () => {
    const answers = await Promise.all([{ code: 'GB/T 72001' }, { code: 'GB 72002' }].map(relaton));
    const documents = await Promise.all(answers.map((answer) => answer.text()));
    expect(await faultsByJing(relatonGrammar, documents)).toBe('');
  });

  test('and nothing for a year without an edition', async () => {
    expect((await relaton({ code: 'GB/T 72001', year: '1999' })).status).toBe(404);
  });
});

const yaz = hasClient('yaz-client', 'yaz-client', ['-V'], 'yaz');

describe('yaz-client', () => {
  test.skipIf(!yaz).each(['1.1', '1.2', '2.0'])('searches by SRU %s and shows a record', async (version) => {
    const commands = [
      `sru get ${version}`,
      `open ${service.url}/sru`,
      'querytype cql',
      'find dc.title any "质量"',
      'schema marcxml',
      'show 1',
      'quit',
    ];
    const stdout = await clientPrints('yaz-client', [], `${commands.join('\n')}\n`);
    expect(stdout).toMatch(/Number of hits: 2/);
    expect(stdout).toContain('<subfield code="a">GB/T 72001-2016</subfield>');
  });
});
