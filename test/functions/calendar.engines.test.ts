import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableClient } from '#shared/runtime/table-client.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { runningEngines, startTestService, type TestService } from '../service.ts';
import { stored } from '../shared/standards/search-fixture.ts';
import { clientPrints, pythonClient } from './foreign-clients.ts';

const standards = [
  stored('GB/T 71001-2030', {
    titles: { zh: '题名很长而且带有逗号, 分号; 与反斜线\\的一项标准，用来看一看折行是否恰当' },
    dates: { issued: '2029-12-01', effective: '2030-07-01', withdrawn: '2035-01-31' },
    ics: ['13.060'],
  }),
  stored('GB/T 71002-1990', { titles: { zh: '旧事' }, dates: { issued: '1990-01', effective: '1990-07-01' } }),
];

let service: TestService;
beforeAll(async () => {
  const engines = runningEngines();
  service = await startTestService();
  const client = tableClient({ region: 'us-east-1', endpoint: engines.dynamodbEndpoint });
  await putMany({ client, name: service.names.catalogueTable }, standards);
  await service.settled();
}, 120_000);
afterAll(() => service?.stop());

test('the calendar of a class has the days that lie ahead, in lines of 75 octets', async () => {
  const text = await (await fetch(`${service.url}/calendar.ics?ics=13`)).text();
  expect(text).toContain('UID:gb-t.71001-2030.effective@127.0.0.1\r\n');
  expect(text).toContain('DTSTART;VALUE=DATE:20300701\r\nDTEND;VALUE=DATE:20300702\r\n');
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).not.toContain('71002');
});

test('the calendar of one standard has all its days, and python-icalendar reads them', async ({ skip }) => {
  const python = await pythonClient('icalendar', ['icalendar==7.3.2']);
  if (python === undefined) return skip('no Python');
  const script = `import sys, urllib.request as u; from icalendar import Calendar
for e in Calendar.from_ical(u.urlopen(sys.argv[1]).read()).walk('VEVENT'): print(e['DTSTART'].dt, e['SUMMARY'])`;
  const read = (id: string) => clientPrints(python, ['-c', script, `${service.url}/calendar.ics?id=${id}`]);
  expect(await read('gb-t.71002-1990')).toBe('1990-07-01 实施日期: GB/T 71002-1990 旧事\n');
  expect(await read('gb-t.71001-2030')).toContain(
    '2035-01-31 废止日期: GB/T 71001-2030 题名很长而且带有逗号, 分号; 与反斜线\\的',
  );
}, 120_000);

test('unAPI lists formats, those of a record, and leads to each', async () => {
  const ask = (query: string) => fetch(`${service.url}/unapi?${query}`, { redirect: 'manual' });
  expect(await (await ask('')).text()).toContain('<formats><format name="ris"');
  const one = await ask('id=gb-t.71001-2030');
  expect([one.status, await one.text()]).toEqual([300, expect.stringContaining('<formats id="gb-t.71001-2030">')]);
  const lead = await ask('id=gb-t.71001-2030&format=bibtex');
  expect([lead.status, lead.headers.get('location')]).toEqual([303, '/standards/gb-t.71001-2030.bib']);
  expect((await ask('id=gb-t.1-1')).status).toBe(404);
  expect((await ask('id=gb-t.71001-2030&format=mods')).status).toBe(404);
});
