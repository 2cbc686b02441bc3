import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { linkToFile } from '#shared/deposits/find-deposit.ts';
import { reviewDeposit } from '#shared/deposits/review-deposit.ts';
import { findCopy } from '#shared/trade/find-copy.ts';
import { makeCopy } from '#shared/trade/make-copy.ts';
import { getOrder } from '#shared/trade/order-store.ts';
import { readMarks } from '#shared/trade/read-marks.ts';
import { traceCopy } from '#shared/trade/trace-copy.ts';
import { rui, textOf } from '../deposits/deposit-engines.ts';
import { textPdf } from '../literature/made-files.ts';
import {
  auditor,
  current,
  makeCopies,
  max,
  requestId,
  revoke,
  sal,
  sell,
  type TestCopies,
  uta,
} from './copy-engines.ts';
import { piecesOf } from './marked-files.ts';

let shop: TestCopies;
beforeEach(async () => {
  shop = await makeCopies();
});

const lines = Array.from({ length: 40 }, (_, n) => `Clause ${n}: what a made-up thing must do in case ${n * 37}`);
const make = (id: string, caller = uta) => makeCopy(shop.services, { id, caller, requestId });
const fetched = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error) => error.code ?? error.message,
  );

describe('a named user', () => {
  test('gets the very file that was sold, marked, by a link of five minutes', async () => {
    const pdf = textPdf([lines, ['Annex']]);
    const { id, order } = await sell(shop, pdf, { mediaType: 'application/pdf' });
    const { copy, url, expiresAt } = await make(id);
    const bytes = await fetched(url);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(copy.sha256);
    const marks = { copies: [{ copy: copy.copy, inMetadata: true, pages: 2 }] };
    expect(await readMarks(bytes)).toMatchObject({ sha256: copy.sha256, ...marks });
    const [before, after] = [await piecesOf(pdf), await piecesOf(bytes)];
    expect(after.map((pieces, at) => pieces.slice(0, before[at]?.length))).toEqual(before);
    expect(after[0]?.join('')).toContain('示例公司');
    expect(after[0]?.join('')).not.toContain(uta.subject);
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('300');
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(300_000);
    expect((await getOrder(shop.services, order))?.downloaded).toBe(true);
    expect((await current(shop.services, id)).users).toMatchObject([
      { person: 'uta', downloadedAt: expect.any(String) },
    ]);
  });

  test('gets another copy each time, all of them on record', async () => {
    const { id } = await sell(shop, textOf('twice'));
    const [one, other] = [await make(id), await make(id)];
    expect(one.copy.copy).not.toBe(other.copy.copy);
    for (const { copy, url } of [one, other]) {
      expect(Buffer.from(await fetched(url)).toString()).toContain(`副本 ${copy.copy}`);
      expect((await findCopy(shop.services, { id: copy.copy, caller: uta })).copy).toEqual(copy);
    }
  });

  test('finds a fresh link for a day, and none once the licence is revoked', async () => {
    const { id } = await sell(shop, textOf('fresh link'));
    const { copy } = await make(id);
    const link = async (services = shop.services) => (await findCopy(services, { id: copy.copy, caller: uta })).url;
    expect((await fetched((await link()) ?? '')).length).toBe(copy.bytes);
    const tomorrow = { ...shop.services, now: () => new Date(Date.now() + 25 * 3_600_000) };
    expect(await link(tomorrow)).toBeNull();
    await revoke(shop.services, id);
    expect(await link()).toBeNull();
  });
});

describe('nobody else gets one', () => {
  test.each([
    ['a member who is not named', max, {}, 'FORBIDDEN'],
    ['a stranger', sal, {}, 'NOT_FOUND'],
    [
      'a stranger, of a licence for all members',
      sal,
      { licence: 'ORG', seats: null, limits: { months: 12 } },
      'NOT_FOUND',
    ],
  ] as const)('%s', async (name, caller, more, code) => {
    const { id } = await sell(shop, textOf(name), more);
    expect(await codeOf(make(id, caller))).toBe(code);
    expect((await current(shop.services, id)).downloaded).toBe(false);
  });

  test('but every member of a buyer whose licence is for all of them', async () => {
    const { id } = await sell(shop, textOf('for all'), { licence: 'ORG', seats: null, limits: { months: 12 } });
    expect(await codeOf(make(id, max))).toBe('done');
    const late = { ...shop.services, now: () => new Date(Date.now() + 400 * 86_400_000) };
    expect(await codeOf(makeCopy(late, { id, caller: max, requestId }))).toBe('CONFLICT');
  });

  test('of the file without marks, not even those who bought it', async () => {
    const { id, deposit } = await sell(shop, textOf('unmarked'));
    const { copy, url } = await make(id);
    expect(await codeOf(linkToFile(shop.deposits.services, { id: deposit, caller: uta }))).toBe('FORBIDDEN');
    // The link is signed for one key: another key makes it worthless.
    const original = url.replace(`copies/${copy.copy}`, `documents/${copy.originalSha256}`);
    expect((await fetch(original)).ok).toBe(false);
  });

  test('of a text that was taken down', async () => {
    const { id, deposit } = await sell(shop, textOf('taken down'));
    const asked = { id: deposit, caller: rui, requestId, decision: 'take-down', reason: 'a court said so' } as const;
    await reviewDeposit(shop.deposits.services, asked);
    expect(await codeOf(make(id))).toBe('CONFLICT');
  });

  test('of another file than the one that was sold', async () => {
    const { id } = await sell(shop, textOf('swapped'));
    const documents = { get: async () => ({ bytes: textOf('something else'), tag: '' }) };
    expect(await codeOf(makeCopy({ ...shop.services, documents }, { id, caller: uta, requestId }))).toMatch(
      /not the one/,
    );
  });
});

describe('at the same moment', () => {
  test('all members of a buyer have a first copy', async () => {
    const { id } = await sell(shop, textOf('at once'), { licence: 'ORG', seats: null, limits: { months: 12 } });
    const asked = Array.from({ length: 6 }, (_, n) => make(id, n % 2 ? uta : max));
    expect(new Set((await Promise.all(asked)).map(({ copy }) => copy.copy)).size).toBe(6);
  });

  test('a licence that ends while the copy is drawn gives nothing out and leaves no file', async () => {
    const { id } = await sell(shop, textOf('revoked meanwhile'));
    const put: string[] = [];
    const copies: typeof shop.files = {
      ...shop.files,
      put: async (key, ...file) => {
        put.push(key);
        await shop.files.put(key, ...file);
        await revoke(shop.services, id);
      },
    };
    expect(await codeOf(makeCopy({ ...shop.services, copies }, { id, caller: uta, requestId }))).toBe('CONFLICT');
    expect(put).toHaveLength(1);
    expect(await shop.files.facts(put[0] ?? '')).toBeUndefined();
    expect(await codeOf(findCopy(shop.services, { id: put[0]?.slice(7) ?? '', caller: auditor }))).toBe('NOT_FOUND');
  });

  test('a licence that ends between the last look and the record gives nothing out either', async () => {
    const { id } = await sell(shop, textOf('revoked at the last moment'));
    // A first copy changes the licence; of a second one only the condition knows.
    await make(id);
    const rows: typeof shop.services.rows = {
      ...shop.services.rows,
      get: async (keys) => {
        const items = await shop.services.rows.get(keys);
        const isLast = keys[0]?.part === 'order';
        if (isLast && (await current(shop.services, id)).state === 'active') await revoke(shop.services, id);
        return items;
      },
    };
    expect(await codeOf(makeCopy({ ...shop.services, rows }, { id, caller: uta, requestId }))).toBe('CONFLICT');
    const kept = await shop.services.rows.list(`copies#${id}`);
    expect(kept).toHaveLength(1);
  });
});

describe('a file that turned up somewhere', () => {
  const trace = (caller: typeof uta, query: { sha256?: string; text?: string }) =>
    traceCopy(shop.services, { query: { ...query, reason: 'found on the web' }, caller, requestId });

  test('leads back to one record by its hash, and by the id in a page of it however it is broken', async () => {
    const { id } = await sell(shop, textOf('leaked'));
    const { copy } = await make(id);
    const broken = `副本 ${copy.copy.slice(0, 9)}\n ${copy.copy.slice(9)} · 3/7`;
    const found = [await trace(auditor, { sha256: copy.sha256 }), await trace(sal, { text: broken })];
    expect(found.map((one) => one.found)).toEqual([[{ copy, isUnchanged: true }], [{ copy, isUnchanged: false }]]);
    const { traces } = await findCopy(shop.services, { id: copy.copy, caller: auditor });
    expect(traces?.map(({ by, reason }) => [by, reason])).toEqual([
      ['audit', 'found on the web'],
      ['sal', 'found on the web'],
    ]);
  });

  test('tells members of the buyer and strangers nothing, and a seller nothing of the texts of others', async () => {
    const { id } = await sell(shop, textOf('of another'), { holder: 'org-third-house' });
    const { copy } = await make(id);
    expect(await codeOf(trace(uta, { sha256: copy.sha256 }))).toBe('FORBIDDEN');
    expect((await trace(sal, { sha256: copy.sha256 })).found).toEqual([]);
    expect((await findCopy(shop.services, { id: copy.copy, caller: uta })).traces).toBeNull();
  });

  test('is kept as a question even when nothing is found', async () => {
    const { trace: kept } = await trace(auditor, { text: 'cpy-ffffffffffffffffffffffff' });
    expect(await shop.services.rows.get([{ id: kept.trace, part: 'trace' }])).toMatchObject([
      { by: 'audit', named: ['cpy-ffffffffffffffffffffffff'], found: [], reason: 'found on the web' },
    ]);
  });
});
