import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import { findUpload } from '#shared/deposits/find-upload.ts';
import { countDeposits, listDeposits, RegisterQuery } from '#shared/deposits/list-deposits.ts';
import { reviewDeposit } from '#shared/deposits/review-deposit.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { offerTransfer, takeTransfer } from '#shared/deposits/transfer-deposit.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { anna, bela, declarationOf, homes, makeDeposits, rui, type TestDeposits, textOf } from './deposit-engines.ts';

const requestId = 'request-1';
let services: TestDeposits['services'];

beforeEach(async () => {
  ({ services } = await makeDeposits());
});

interface Made {
  by?: Caller;
  number: string;
  isConfidential?: boolean;
}

async function declare({ by = anna, number, isConfidential = false }: Made) {
  const bytes = textOf(randomUUID());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const organization = by === anna ? homes.anna : homes.bela;
  const declaration = declarationOf(bytes, sha256, { organization, number, isConfidential });
  const { id, upload } = await declareDeposit(services, { declaration, key: randomUUID(), caller: by, requestId });
  const put = () => fetch(upload?.url ?? '', { method: 'PUT', headers: upload?.headers, body: Buffer.from(bytes) });
  return { id, put };
}

async function deposit(made: Made): Promise<string> {
  const { id, put } = await declare(made);
  await put();
  await sealDeposit(services, { id, caller: made.by ?? anna, requestId });
  return id;
}

async function listed(query: Record<string, unknown>, caller: Caller | null = null) {
  const { items, next } = await listDeposits(services, { query: RegisterQuery.parse(query), caller });
  return { ids: items.map(({ id }) => id), items, next };
}

describe('the register', () => {
  test('finds holders by any part of their name, and what is not disclosed by none', async () => {
    const id = await deposit({ number: 'T/GUIJU 921-2026' });
    await deposit({ number: 'T/GUIJU 922-2026', isConfidential: true, by: bela });
    expect((await listed({ holderName: 'ANNAS-HOUSE 协会' })).ids).toEqual([id]);
    expect((await listed({ holderName: 'belas-house' })).ids).toEqual([]);
    expect((await listed({ holderName: 'belas-house' }, bela)).ids.length).toBe(1);
    expect((await listed({ holderName: 'nobody' })).ids).toEqual([]);
  });

  test('tells the public how many deposits are in which state, but of the withdrawn, and none that was never accepted', async () => {
    const id = await deposit({ number: 'T/GUIJU 923-2026' });
    await deposit({ number: 'T/GUIJU 924-2026' });
    await declare({ number: 'T/GUIJU 925-2026' });
    await reviewDeposit(services, { id, caller: rui, decision: 'take-down', reason: 'a notice', requestId });
    const counts = (await countDeposits(services)).map(({ state, count }) => [state, count]);
    expect(Object.fromEntries(counts)).toEqual({
      accepted: 1,
      challenged: 0,
      'taken-down': 1,
      superseded: 0,
      withdrawn: null,
      delisted: 0,
      appealed: 0,
    });
  });

  test('gives reviewers the oldest first, page by page', async () => {
    const ids: string[] = [];
    for (const n of [931, 932, 933]) ids.push(await deposit({ number: `GB/T 99${n}-2026` }));
    const asked = { state: 'under-review', order: 'oldest', size: 2 };
    const first = await listed(asked, rui);
    const second = await listed({ ...asked, cursor: first.next }, rui);
    expect([...first.ids, ...second.ids]).toEqual(ids);
    expect(first.items[0]).toMatchObject({ found: ['number-of-the-state'], proposed: null });
    expect(first.items[0]?.due?.reviewer).toMatch(/Z$/);
    expect((await listed(asked)).ids).toEqual([]);
  });

  test('tells the organization that something is offered to it, and nobody else', async () => {
    const id = await deposit({ number: 'T/GUIJU 923-2026' });
    await offerTransfer(services, { id, to: homes.bela, reason: 'by contract', caller: anna, requestId });
    const offers = { offeredTo: homes.bela };
    expect((await listed(offers, bela)).ids).toEqual([id]);
    expect((await listed(offers, anna)).ids).toEqual([]);
    expect((await listed(offers)).ids).toEqual([]);
    await takeTransfer(services, { id, reason: 'agreed', caller: bela, requestId });
    expect((await listed(offers, bela)).ids).toEqual([]);
    expect((await listed({ holder: homes.bela }, bela)).ids).toContain(id);
  });
});

describe('a declared deposit', () => {
  test('gives its depositor the link again, and tells whether the file has come', async () => {
    const { id, put } = await declare({ number: 'T/GUIJU 924-2026' });
    const before = await findUpload(services, { id, caller: anna });
    expect([before.upload?.method, before.isReceived]).toEqual(['PUT', false]);
    await put();
    expect((await findUpload(services, { id, caller: anna })).isReceived).toBe(true);
    await sealDeposit(services, { id, caller: anna, requestId });
    expect(await findUpload(services, { id, caller: anna })).toMatchObject({ upload: null, isReceived: true });
  });

  test('is not there for anybody else', async () => {
    const { id } = await declare({ number: 'T/GUIJU 925-2026' });
    await expect(findUpload(services, { id, caller: bela })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
