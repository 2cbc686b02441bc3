import { createHash, randomUUID } from 'node:crypto';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test, vi } from 'vitest';
import { checkFixity } from '#shared/deposits/check-fixity.ts';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import { documentKey } from '#shared/deposits/deposit-files.ts';
import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import { getDeposit } from '#shared/deposits/deposit-store.ts';
import { findDeposit } from '#shared/deposits/find-deposit.ts';
import { listDeposits } from '#shared/deposits/list-deposits.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { conditionalFiles } from '#shared/runtime/write-once-files.ts';
import { anna, declarationOf, makeDeposits, textOf } from './deposit-engines.ts';
import { checkDeposits } from './deposit-invariants.ts';

const requestId = 'request-1';
const work = { days: 30, files: 10, bytes: 1_000_000 };
const day = 86_400_000;

async function deposit(services: DepositApiServices, number: string): Promise<string> {
  const bytes = textOf(randomUUID());
  const declaration = declarationOf(bytes, createHash('sha256').update(bytes).digest('hex'), { number });
  const { id, upload } = await declareDeposit(services, { declaration, key: randomUUID(), caller: anna, requestId });
  await fetch(upload?.url ?? '', { method: 'PUT', headers: upload?.headers, body: Buffer.from(bytes) });
  await sealDeposit(services, { id, caller: anna, requestId });
  return id;
}

const inDays = (services: DepositApiServices, days: number): DepositApiServices => ({
  ...services,
  now: () => new Date(Date.now() + days * day),
});

const fixityOf = async (services: DepositApiServices, id: string) =>
  (await findDeposit(services, { id, caller: null })).fixity;

test('files come round in turn, those first whose check is oldest, as many at a time as asked for', async () => {
  const made = await makeDeposits();
  const { services } = made;
  const ids: string[] = [];
  for (const n of [1, 2, 3]) ids.push(await deposit(services, `T/GUIJU ${n}-2026`));
  expect(await checkFixity(inDays(services, 29), work)).toEqual({ checked: 0, damaged: [] });
  expect(await checkFixity(inDays(services, 31), { ...work, files: 2 })).toEqual({ checked: 2, damaged: [] });
  expect(await checkFixity(inDays(services, 31), { ...work, bytes: 1 })).toEqual({ checked: 1, damaged: [] });
  expect(await checkFixity(inDays(services, 31), work)).toEqual({ checked: 0, damaged: [] });
  expect(await checkFixity(inDays(services, 62), { ...work, bytes: 1 })).toEqual({ checked: 1, damaged: [] });
  const checked = await Promise.all(ids.map(async (id) => (await fixityOf(services, id))?.checkedAt ?? ''));
  expect(Math.max(...checked.map((at) => Date.parse(at)))).toBe(Date.parse(checked[0] ?? ''));
  await checkDeposits(made);
});

test('deposits that were sealed before checks were recorded are taken in, and checked when they are due', async () => {
  const { services } = await makeDeposits();
  const [old, recent] = [await deposit(services, 'T/GUIJU 1-2026'), await deposit(services, 'T/GUIJU 2-2026')];
  const { client, name: TableName } = services.deposits;
  await client.send(new DeleteCommand({ TableName, Key: { id: old, part: 'fixity' } }));
  expect(await fixityOf(services, old)).toBeNull();
  expect(await checkFixity(inDays(services, 1), work)).toEqual({ checked: 0, damaged: [] });
  const { sealedAt } = await findDeposit(services, { id: old, caller: null });
  expect(await fixityOf(services, old)).toEqual({ checkedAt: sealedAt, ok: true, wholeAt: sealedAt });
  expect(await checkFixity(inDays(services, 31), work)).toEqual({ checked: 2, damaged: [] });
  expect((await fixityOf(services, recent))?.ok).toBe(true);
});

test.each<[string, (bytes: Uint8Array) => Uint8Array | undefined]>([
  ['has another bit', (bytes) => bytes.map((byte, n) => (n === 7 ? byte ^ 1 : byte))],
  ['is cut short', (bytes) => bytes.slice(0, -1)],
  ['is gone', () => undefined],
])('a file that %s is found, said in the register and by the record, and found again', async (_what, spoil) => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { services, s3, bucket } = await makeDeposits();
  const [id, other] = [await deposit(services, 'T/GUIJU 1-2026'), await deposit(services, 'T/GUIJU 2-2026')];
  expect(await fixityOf(services, id)).toMatchObject({ ok: true });
  const { file } = (await getDeposit(services.deposits, id)) ?? expect.unreachable();
  const files = conditionalFiles(s3, bucket);
  const spoilt = spoil((await files.get(documentKey(file)))?.bytes ?? new Uint8Array());
  await files.remove(documentKey(file));
  if (spoilt) await files.add(documentKey(file), spoilt, file.mediaType);
  expect(await checkFixity(inDays(services, 31), work)).toEqual({ checked: 2, damaged: [id] });
  const { sealedAt: wholeAt } = await findDeposit(services, { id, caller: null });
  expect(await fixityOf(services, id)).toMatchObject({ ok: false, wholeAt });
  expect(await fixityOf(services, other)).toMatchObject({ ok: true });
  const { items } = await listDeposits(services, { query: { size: 20 }, caller: null });
  expect(Object.fromEntries(items.map((item) => [item.id, item.fixity?.ok]))).toEqual({ [id]: false, [other]: true });
  expect(await checkFixity(inDays(services, 62), work)).toEqual({ checked: 2, damaged: [id] });
  expect(await fixityOf(services, id)).toMatchObject({ ok: false, wholeAt });
});
