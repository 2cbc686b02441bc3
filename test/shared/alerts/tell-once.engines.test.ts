import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAlerts } from '#shared/alerts/alert-store.ts';
import { createFollow } from '#shared/alerts/change-follow.ts';
import { createList } from '#shared/alerts/change-list.ts';
import { findCalendar, findFeed } from '#shared/alerts/find-alerts.ts';
import type { NewFollow } from '#shared/alerts/follow.ts';
import { sweepAlerts } from '#shared/alerts/follow-alerts.ts';
import { endMail } from '#shared/alerts/mail-settings.ts';
import { noteChanges } from '#shared/alerts/note-changes.ts';
import { noteDays } from '#shared/alerts/note-days.ts';
import { type GivenMove, moveProject } from '#shared/lifecycle/move-project.ts';
import { StartedProject } from '#shared/lifecycle/project.ts';
import { startProject } from '#shared/lifecycle/start-project.ts';
import { addDays } from '#shared/standards/calendar-days.ts';
import type { StandardFields, StoredStandard } from '#shared/standards/standard.ts';
import { createEndpoint } from '#shared/webhooks/change-endpoint.ts';
import { sweepWebhooks } from '#shared/webhooks/follow-webhooks.ts';
import { Crash, crashingItems } from '../ledger/faults.ts';
import { replacedBy, stored, type TestIndex, testIndex } from '../standards/search-fixture.ts';
import { type Receiver, startReceiver } from '../webhooks/receiver.ts';
import { ada, house, makeAlerts, type TestAlerts } from './alert-engines.ts';

const number = 'GB/T 71001-2020';
const id = 'gb-t.71001-2020';
const fields: Omit<StandardFields, 'number'> = {
  titles: { zh: '节水型企业 试验', en: 'Water saving enterprises' },
  dates: { issued: '2020-01-02', effective: '2020-08-01' },
  ics: ['13.060.25'],
};
const held = stored(number, fields);
const withdrawn = stored(number, { ...fields, dates: { ...fields.dates, withdrawn: '2026-11-20' } }, 2);

let index: TestIndex;
let services: TestAlerts;
let receiver: Receiver;
beforeAll(async () => {
  index = await testIndex();
}, 120_000);
beforeEach(async () => {
  [services, receiver] = await Promise.all([makeAlerts(index), startReceiver()]);
});
afterEach(() => receiver.stop());

async function follow(target: NewFollow['target'], more: Partial<NewFollow> = {}) {
  const asked: NewFollow = { target, mail: 'at-once', organization: house, kinds: [], ...more };
  return (await createFollow(services, { asked, caller: ada, language: 'zh' })).follow;
}

const changed = (before: StoredStandard | undefined, now: StoredStandard) => ({
  sequenceNumber: '1',
  now: { ...now, entry: 'record' },
  ...(before && { before: { ...before, entry: 'record' } }),
});

/** A change comes by the stream, more than once and at several places as streams do. */
async function change(before: StoredStandard | undefined, now: StoredStandard): Promise<void> {
  await services.hold(now);
  for (let time = 0; time < 2; time += 1) {
    expect(await noteChanges(services, [changed(before, now)])).toEqual([]);
    await Promise.all([sweepAlerts(services), sweepAlerts(services)]);
  }
}

async function listen(): Promise<void> {
  const topics = ['standard.withdrawn' as const, 'standard.replaced' as const, 'standard.erratum' as const];
  const said = { organization: house, url: receiver.url, topics, label: '' };
  await createEndpoint(services.hooks, { said, caller: ada });
}

const told = async () => (await listAlerts(services.rows, 'member#ada', { size: 50 })).alerts;
const kinds = async () => (await told()).map(({ kind, number: of, date }) => `${of} ${kind} ${date}`);

test('a withdrawn standard reaches its follower once by webhook, feed and mail, however it is followed', async () => {
  await services.hold(held);
  await listen();
  const one = await follow({ kind: 'standard', standard: id });
  await follow({ kind: 'class', scheme: 'ics', code: '13.060' });
  await follow({ kind: 'issuer', issuer: 'GB' });
  const search = await follow({ kind: 'search', query: 'q=节水型企业&ics=13' });
  const other = await follow({ kind: 'search', query: 'q=海水淡化&ics=13' });
  const file = { name: '受控清单', standards: [{ number: 'gbt71001' }, { number: 'GB 7718-2011' }] };
  const list = await createList(services, { file, caller: ada });
  await follow({ kind: 'list', list: list.list });
  await change(held, withdrawn);
  await sweepWebhooks(services.hooks);
  await sweepWebhooks(services.hooks);
  expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
    { type: 'standard.withdrawn', data: { standard: id, number, date: '2026-11-20' } },
  ]);
  for (const { feedKey } of [one, search]) {
    const { entries } = await findFeed(services, { feedKey });
    expect(entries.map(({ title }) => title)).toEqual([`${number}：已废止，2026-11-20`]);
  }
  expect((await findFeed(services, { feedKey: other.feedKey })).entries).toEqual([]);
  expect([...services.outbox.values()]).toHaveLength(1);
  expect(await kinds()).toEqual([`${number} withdrawn 2026-11-20`]);
});

test('an erratum reaches its follower once by webhook, feed and mail, and not again when it is struck', async () => {
  await services.hold(held);
  await listen();
  const { feedKey } = await follow({ kind: 'standard', standard: id });
  await follow({ kind: 'issuer', issuer: 'GB' }, { kinds: ['withdrawn'] });
  const erratum = { on: '2026-11-20', clause: '5.2', text: { zh: '“6 mm”应为“8 mm”。' } };
  const mended = stored(number, { ...fields, errata: [erratum] }, 2);
  await change(held, mended);
  await change(mended, { ...held, revision: 3 });
  await sweepWebhooks(services.hooks);
  expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
    { type: 'standard.erratum', data: { standard: id, erratum: { clause: '5.2', text: erratum.text } } },
  ]);
  const { entries } = await findFeed(services, { feedKey });
  expect(entries.map(({ summary }) => summary)).toEqual([
    `${number} 节水型企业 试验：新增勘误，2026-11-20（5.2）：“6 mm”应为“8 mm”。`,
  ]);
  expect([...services.outbox.values()].map(({ printed }) => textOf(printed))).toEqual([
    expect.stringContaining('“6 mm”应为“8 mm”。'),
  ]);
  expect(await kinds()).toEqual([`${number} erratum 2026-11-20`]);
});

describe('killed at any call', () => {
  /** For every n: the process that tells dies at its n-th call, others take over, and what was told is whole. */
  test.each(['before', 'after'] as const)(
    '%s it is done, nothing is lost or told twice',
    async (when) => {
      await listen();
      await services.hold(held);
      await follow({ kind: 'standard', standard: id });
      await follow({ kind: 'class', scheme: 'ics', code: '13' }, { mail: 'daily' });
      let calls = 0;
      for (let n = 1; ; n += 1) {
        const day = addDays('2024-01-01', n);
        const next = stored(number, { ...fields, dates: { ...fields.dates, withdrawn: day } }, 2);
        const dying = { ...services, rows: crashingItems(services.rows, n, when) };
        const noted = await noteChanges(dying, [changed(held, next)]).catch((error: unknown) => error);
        const isNoted = Array.isArray(noted) && noted.length === 0;
        if (isNoted) await sweepAlerts(dying);
        const died = !isNoted || (await dying.rows.get([]).catch((error: unknown) => error)) instanceof Crash;
        services.clock.now = new Date(services.clock.now.getTime() + 5 * 60_000);
        if (!isNoted) expect(await noteChanges(services, [changed(held, next)])).toEqual([]);
        await Promise.all([sweepAlerts(services), sweepAlerts(services)]);
        services.clock.now = new Date(services.clock.now.getTime() + 5 * 60_000);
        await sweepAlerts(services);
        calls = n;
        expect(await told()).toHaveLength(n);
        if (!died) break;
      }
      expect(calls).toBeGreaterThan(12);
      await sweepWebhooks(services.hooks);
      expect(receiver.received).toHaveLength(calls);
      const mails = [...services.outbox.values()].filter(({ id: name }) => name.startsWith('hap-'));
      services.clock.now = new Date(services.clock.now.getTime() + 30 * 3_600_000);
      await sweepAlerts(services);
      const digests = [...services.outbox.values()].filter(({ id: name }) => name.startsWith('digest-'));
      const inDigests = digests.flatMap(({ printed }) => textOf(printed).match(/已废止/g) ?? []);
      expect(mails.length + inDigests.length).toBe(calls);
    },
    120_000,
  );
});

const textOf = (printed: string) => Buffer.from(printed.split('\r\n\r\n')[1] ?? '', 'base64').toString();

describe('days that come', () => {
  const soon = stored('GB/T 71002-2026', { dates: { issued: '2026-10-01', effective: '2026-12-25' } });
  const ending = stored('GB/T 71003-2019', {
    dates: { issued: '2019-01-01', effective: '2019-02-01' },
    relations: [replacedBy('GB/T 71003-2026', '2026-11-26')],
  });
  const local = stored('DB21/T 7104-2021', { dates: { issued: '2021-11-25', effective: '2021-12-25' } });

  const confirmed = stored('DB21/T 7105-2016', {
    dates: { issued: '2016-11-01', effective: '2016-12-01', reaffirmed: ['2021-11-25'] },
  });

  test('bring what comes into force, ends and is due for review, each on its day, with days made up for', async () => {
    await services.hold(soon, ending, local, confirmed);
    await follow({ kind: 'issuer', issuer: 'GB' }, { mail: 'none' });
    await follow({ kind: 'issuer', issuer: 'DB21' }, { mail: 'none' });
    await noteDays(services);
    await sweepAlerts(services);
    expect((await kinds()).sort()).toEqual([
      'DB21/T 7104-2021 review-due 2026-11-25',
      'DB21/T 7105-2016 review-due 2026-11-25',
      'GB/T 71002-2026 effective-soon 2026-12-25',
    ]);
    services.clock.now = new Date('2026-12-26T00:00:00Z');
    await noteDays(services);
    await noteDays(services);
    await sweepAlerts(services);
    expect((await kinds()).slice(0, 2).sort()).toEqual([
      'GB/T 71002-2026 effective 2026-12-25',
      'GB/T 71003-2019 replaced 2026-11-26',
    ]);
    expect(await told()).toHaveLength(5);
  });
});

test('a new edition of a followed standard is told, and what happens to other editions is not', async () => {
  await services.hold(held);
  await follow({ kind: 'standard', standard: id });
  const next = stored('GB/T 71001-2026', { dates: { issued: '2026-11-01', effective: '2027-08-01' } });
  await change(undefined, next);
  await change(next, { ...stored('GB/T 71001-2026', { dates: { withdrawn: '2026-11-02' } }), revision: 2 });
  expect(await kinds()).toEqual(['GB/T 71001-2026 new 2026-11-01']);
});

test('a search waits until the index holds what changed', async () => {
  const other = (revision: number, more = {}) => stored('GB/T 71006-2020', { ...fields, ...more }, revision);
  const before = other(1);
  const after = other(2, { dates: { ...fields.dates, withdrawn: '2026-11-20' } });
  await services.hold(before);
  await follow({ kind: 'search', query: 'ics=13.060' });
  await noteChanges(services, [changed(before, after)]);
  await sweepAlerts(services);
  expect(await told()).toEqual([]);
  await services.hold(after);
  services.clock.now = new Date(services.clock.now.getTime() + 60_000);
  await sweepAlerts(services);
  expect(await told()).toHaveLength(1);
});

test('mail ends by the link that stands in it, and asking for mail takes it up again', async () => {
  await services.hold(held);
  await follow({ kind: 'standard', standard: id });
  await change(held, withdrawn);
  const [mail] = services.outbox.values();
  const token = /unsubscriptions\/([\w-]{43})>/.exec(mail?.printed ?? '')?.[1] ?? '';
  expect(mail?.printed).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  await endMail(services, { token });
  await endMail(services, { token });
  const again = stored(number, { ...fields, dates: { ...fields.dates, withdrawn: '2026-11-21' } }, 3);
  await change(withdrawn, again);
  expect(services.outbox.size).toBe(1);
  expect(await told()).toHaveLength(2);
  await expect(endMail(services, { token: 'x'.repeat(43) })).rejects.toThrow('leads to no mail');
});

test('the calendar of a list has the days of its standards', async () => {
  const coming = stored('GB/T 71005-2026', { dates: { issued: '2026-10-01', effective: '2027-03-01' } });
  await services.hold(coming);
  const file = { name: '清单', standards: [{ number: 'GB/T 71005' }] };
  const { list } = await createList(services, { file, caller: ada });
  const { feedKey } = await follow({ kind: 'list', list });
  expect(await findCalendar(services, { feedKey })).toContain('DTSTART;VALUE=DATE:20270301');
});

test('a project that is followed tells of its draft, its last week for comments, approval, publication and review', async () => {
  const asked = { caller: { ...ada, roles: ['editor' as const] }, requestId: 'test' };
  const on = (day: string) => {
    services.clock.now = new Date(`${day}T04:00:00Z`);
    return { ...services, now: () => services.clock.now };
  };
  const started = StartedProject.parse({
    titles: { zh: '社区食堂服务规范' },
    plan: 'LN-7',
    region: '21',
    initiatedOn: '2026-01-05',
  });
  const { id: project } = await startProject(on('2026-01-05'), { started, ...asked });
  const { feedKey } = await follow({ kind: 'project', project }, { organization: null });
  const draft = [{ clause: '1', text: '范围' }];
  const moves: Omit<GivenMove, 'on'>[][] = [
    [{ move: 'draft' }, { move: 'open-comments', until: '2026-03-10', draft }],
    [{ move: 'review' }, { move: 'submit' }, { move: 'approve' }],
    [{ move: 'publish', number: 'DB21/T 7107-2026', effective: '2026-05-01' }],
  ];
  let revision = 1;
  for (const [step, day] of ['2026-02-01', '2026-03-20', '2026-04-01'].entries()) {
    for (const given of moves[step] ?? []) {
      await moveProject(on(day), { id: project, given: { ...given, on: day }, ifMatch: `"r${revision}"`, ...asked });
      revision += 1;
    }
    await sweepAlerts(services);
    if (step === 0) await noteDays(on('2026-03-03'));
    await sweepAlerts(services);
  }
  await services.index.put(stored('DB21/T 7107-2026', { dates: { issued: '2026-04-01', effective: '2026-05-01' } }));
  await noteDays(on('2031-04-01'));
  await noteDays(on('2031-04-01'));
  await sweepAlerts(services);
  expect((await kinds()).reverse()).toEqual([
    'LN-7 draft-open 2026-02-01',
    'LN-7 comments-ending 2026-03-10',
    'LN-7 approved 2026-03-20',
    'DB21/T 7107-2026 published 2026-04-01',
    'DB21/T 7107-2026 review-due 2031-04-01',
  ]);
  const { entries } = await findFeed(services, { feedKey });
  expect(entries.at(-1)).toMatchObject({
    title: 'LN-7：开始征求意见，2026-02-01',
    page: `https://standards.example/projects/${project}`,
  });
  expect(await findCalendar(services, { feedKey })).toContain('DTSTART;VALUE=DATE:20260310');
  expect([...services.outbox.values()]).toHaveLength(5);
});
