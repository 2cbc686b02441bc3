import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { declareDeposit } from '#shared/deposits/declare-deposit.ts';
import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import { getDeposit } from '#shared/deposits/deposit-store.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { sweepDeposits } from '#shared/deposits/sweep-deposits.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import { type Around, InjectedFault } from '#test/shared/log/watched-services.ts';
import { anna, declarationOf, makeDeposits, textOf } from './deposit-engines.ts';
import { checkDeposits } from './deposit-invariants.ts';
import { watchedDeposits } from './watched-deposits.ts';

const requestId = 'request-1';
const minutes = 10;

/** Declares and uploads a deposit with a text of its own. */
async function upload(services: DepositApiServices, number: string): Promise<string> {
  const bytes = textOf(randomUUID());
  const declaration = declarationOf(bytes, createHash('sha256').update(bytes).digest('hex'), { number });
  const asked = { declaration, key: randomUUID(), caller: anna, requestId };
  const { id, upload: link } = await declareDeposit(services, asked);
  if (!link) throw new Error('nothing to upload');
  await fetch(link.url, { method: 'PUT', headers: link.headers, body: Buffer.from(bytes) });
  return id;
}

/** Dies for good when a step comes the given time. */
function deathAt(step: string, time: number): Around {
  let times = 0;
  let isDead = false;
  return async (met, call) => {
    if (met === step) times += 1;
    isDead ||= times === time;
    if (isDead) throw new InjectedFault(`died before ${met}`);
    return call();
  };
}

async function dieSealing(services: DepositApiServices, id: string, around: Around): Promise<void> {
  const sealing = sealDeposit(watchedDeposits(services, around), { id, caller: anna, requestId });
  await expect(sealing).rejects.toThrow(InjectedFault);
  expect((await getDeposit(services.deposits, id))?.state).toBe('sealed');
}

const later = (services: DepositApiServices, time: number): DepositApiServices => ({
  ...services,
  now: () => new Date(Date.now() + time * 60_000),
});

test.each([
  ['it looked for others that are alike', 'deposits ExecuteStatement', 1],
  ['it asked how far the log is behind', 'log Query', 1],
  ['it accepted', 'deposits TransactWrite', 2],
])('a deposit whose sealer died before %s is accepted by a sweep, and not too early', async (_when, step, time) => {
  const made = await makeDeposits();
  const { services, log } = made;
  const id = await upload(services, 'T/GUIJU 901-2026');
  await dieSealing(services, id, deathAt(step, time));
  expect(await sweepDeposits(later(services, minutes - 1), { minutes })).toEqual([]);
  expect(await sweepDeposits(later(services, minutes + 1), { minutes })).toEqual([id]);
  expect((await getDeposit(services.deposits, id))?.state).toBe('accepted');
  expect(await sweepDeposits(later(services, minutes + 1), { minutes })).toEqual([]);
  await sequenceEntries(log.services);
  await checkDeposits(made);
});

test('a sweep refers what must be reviewed, and goes through those declared first', async () => {
  const made = await makeDeposits();
  const { services } = made;
  const first = await upload(services, 'T/GUIJU 901-2026');
  const second = await upload(services, 'T/GUIJU 901-2026');
  for (const id of [second, first]) await dieSealing(services, id, deathAt('deposits ExecuteStatement', 1));
  expect(await sweepDeposits(later(services, minutes + 1), { minutes })).toEqual([first, second]);
  const states = (await checkDeposits(made)).map(({ id, state }) => [id, state]);
  expect(Object.fromEntries(states)).toEqual({ [first]: 'accepted', [second]: 'under-review' });
});

test('sweeps at once, and a holder who seals again, accept once', async () => {
  const made = await makeDeposits();
  const { services } = made;
  const id = await upload(services, 'T/GUIJU 901-2026');
  await dieSealing(services, id, deathAt('deposits TransactWrite', 2));
  const now = later(services, minutes + 1);
  await Promise.all([
    ...Array.from({ length: 4 }, () => sweepDeposits(now, { minutes })),
    sealDeposit(now, { id, caller: anna, requestId }),
  ]);
  expect((await checkDeposits(made)).map(({ state }) => state)).toEqual(['accepted']);
});
