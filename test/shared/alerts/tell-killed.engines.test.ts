import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createFollow } from '#shared/alerts/change-follow.ts';
import { findFeed } from '#shared/alerts/find-alerts.ts';
import { sweepAlerts } from '#shared/alerts/follow-alerts.ts';
import { fileOutbox } from '#shared/alerts/mail-port.ts';
import { noteChanges } from '#shared/alerts/note-changes.ts';
import { addDays } from '#shared/standards/calendar-days.ts';
import { createEndpoint } from '#shared/webhooks/change-endpoint.ts';
import { sweepWebhooks } from '#shared/webhooks/follow-webhooks.ts';
import { stored } from '../standards/search-fixture.ts';
import { type Receiver, startReceiver } from '../webhooks/receiver.ts';
import { ada, house, makeAlerts, type TestAlerts } from './alert-engines.ts';

const child = fileURLToPath(new URL('./killed-teller.ts', import.meta.url));
/** Steps at which the process dies, from its first read to the last note; the last one is never reached. */
const steps = [0, 1, 2, 4, 6, 8, 10, 12, 500];

const number = 'GB/T 71901-2020';
const held = stored(number, { dates: { issued: '2020-01-02', effective: '2020-08-01' } });
let services: TestAlerts;
let receiver: Receiver;
let outbox: string;

beforeAll(async () => {
  [services, receiver, outbox] = await Promise.all([
    makeAlerts(),
    startReceiver(),
    mkdtemp(join(tmpdir(), 'guiju-mail-')),
  ]);
});
afterAll(async () => {
  await Promise.all([receiver.stop(), rm(outbox, { recursive: true, force: true })]);
});

/** Tells of a change in a process that is killed at a step; gives the signal that ended it. */
async function killAt(change: object, step: number, when: string): Promise<string | null> {
  const args = [child, JSON.stringify(change), String(step), when, services.clock.now.toISOString()];
  const environment = {
    OPENSEARCH_URL: inject('opensearchUrl'),
    DYNAMODB_ENDPOINT: inject('dynamodbEndpoint'),
    INDEX_PREFIX: services.indexPrefix,
    CATALOGUE_TABLE: services.catalogue.name,
    ALERTS_TABLE: services.alerts.name,
    WEBHOOKS_TABLE: services.webhooks.name,
    SITE_URL: services.site,
    MAIL_FROM: 'alerts@example.org',
    MAIL_OUTBOX: outbox,
  };
  const process_ = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = await once(process_, 'exit');
  if (signal === null) expect(code).toBe(0);
  return signal;
}

test('a teller that is killed at any step has told by webhook, feed and mail once when the next one is done', async () => {
  await services.hold(held);
  const topics = ['standard.withdrawn' as const];
  const said = { organization: house, url: receiver.url, topics, label: '' };
  await createEndpoint(services.hooks, { said, caller: ada });
  const asked = { mail: 'at-once' as const, organization: house, kinds: [] };
  const target = { kind: 'standard' as const, standard: held.id };
  const { follow } = await createFollow(services, { asked: { ...asked, target }, caller: ada, language: 'zh' });
  const heir = { ...services, mail: fileOutbox(outbox, 'alerts@example.org') };
  const signals: (string | null)[] = [];
  for (const [round, step] of steps.entries()) {
    const withdrawn = addDays('2024-01-01', round);
    const next = stored(number, { ...held.statements[0]?.fields, dates: { issued: '2020-01-02', withdrawn } }, 2);
    const change = { sequenceNumber: '1', now: { ...next, entry: 'record' }, before: { ...held, entry: 'record' } };
    signals.push(await killAt(change, step, round % 2 ? 'after' : 'before'));
    // The stream brings the change again, and two sweepers find what was left behind.
    expect(await noteChanges(heir, [change])).toEqual([]);
    for (let time = 0; time < 2; time += 1) {
      services.clock.now = new Date(services.clock.now.getTime() + 5 * 60_000);
      await Promise.all([sweepAlerts(heir), sweepAlerts(heir)]);
    }
    await sweepWebhooks(services.hooks);
  }
  expect(signals).toEqual([...steps.slice(1).map(() => 'SIGKILL'), null]);
  const days = steps.map((_, round) => addDays('2024-01-01', round));
  const told = receiver.received.map(({ body }) => JSON.parse(body).data.date);
  expect(told.sort()).toEqual(days);
  const { entries } = await findFeed(heir, { feedKey: follow.feedKey });
  expect(entries.map(({ title }) => title).sort()).toEqual(days.map((day) => `${number}：已废止，${day}`));
  const mails = await Promise.all((await readdir(outbox)).map((name) => readFile(join(outbox, name), 'utf8')));
  expect(mails).toHaveLength(days.length);
}, 120_000);
