import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { decodeBundle } from '#shared/log/entry-bundle.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { readBytes } from '#shared/log/log-files.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { listJournalHeads, logJournalHead } from '#shared/trade/log-journal-head.ts';
import { makeLog } from '#test/shared/log/log-engines.ts';
import { made } from './made-orders.ts';
import { sell, settle } from './made-sales.ts';
import { makeTradeTables } from './trade-engines.ts';

/** Trade with a log beside it, and one sale in the journal. */
async function sold() {
  const tables = await makeTradeTables();
  const { services: log } = await makeLog();
  const services = { ...tables, log: log.log };
  await sell(services, 1, [made]);
  await settle(services);
  return { services, log };
}

test('the head of the journal goes to the log once a day, however many hand it in, and has a receipt', async () => {
  const { services, log } = await sold();
  await sequenceEntries(log);
  const handed = await Promise.all(Array.from({ length: 4 }, () => logJournalHead(services)));
  expect(handed.filter(Boolean)).toHaveLength(1);
  const [head, ...others] = await listJournalHeads(services);
  expect(others).toEqual([]);
  expect(head).toMatchObject({ day: '2026-11-20', stands: true });
  await sequenceEntries(log);
  const receipt = await findReceipt(log, head?.logEntry ?? '');
  expect(receipt).toMatchObject({ state: 'published', index: 0 });
  const [leaf] = decodeBundle((await readBytes(log.logFiles, 'tile/entries/000.p/1')) ?? new Uint8Array());
  expect(JSON.parse(new TextDecoder().decode(leaf))).toEqual({
    type: 'guiju-journal-head',
    version: 1,
    day: '2026-11-20',
    headHash: head?.hash,
    proves: ['the-journal-had-this-head-no-later-than'],
  });
});

test('another day has a head of its own when something was booked since, and none when nothing was', async () => {
  const { services } = await sold();
  await logJournalHead(services);
  services.pass(1);
  expect(await logJournalHead(services)).toBe(false);
  await sell(services, 2, [made]);
  expect(await logJournalHead(services)).toBe(true);
  const heads = await listJournalHeads(services);
  expect(heads.map(({ day, stands }) => [day, stands])).toEqual([
    ['2026-11-21', true],
    ['2026-11-20', true],
  ]);
});

test('a journal that was written again shows by the heads that the log has', async () => {
  const { services } = await sold();
  await logJournalHead(services);
  const { client, name: trade } = services.trade;
  const TableName = trade.replace(/trade$/, 'ledger');
  const Key = { id: 'journal', part: '000000000001' };
  const { Item } = await client.send(new GetCommand({ TableName, Key }));
  const entries = Item?.entries.map((entry: object) => ({ ...entry, hash: 'another' }));
  await client.send(new PutCommand({ TableName, Item: { ...Item, entries } }));
  expect((await listJournalHeads(services)).map(({ stands }) => stands)).toEqual([false]);
});
