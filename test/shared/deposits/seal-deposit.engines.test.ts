import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { actAsHolder } from '#shared/deposits/act-as-holder.ts';
import { challengeDeposit } from '#shared/deposits/challenge-deposit.ts';
import { type Declaration, declareDeposit } from '#shared/deposits/declare-deposit.ts';
import type { Deposit } from '#shared/deposits/deposit.ts';
import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import { findDeposit, linkToFile } from '#shared/deposits/find-deposit.ts';
import { findDepositReceipt } from '#shared/deposits/find-deposit-receipt.ts';
import { listDeposits } from '#shared/deposits/list-deposits.ts';
import { reviewDeposit } from '#shared/deposits/review-deposit.ts';
import { sealDeposit } from '#shared/deposits/seal-deposit.ts';
import { offerTransfer, takeTransfer } from '#shared/deposits/transfer-deposit.ts';
import { sequenceEntries } from '#shared/log/sequence-entries.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { type FaultKind, faultAt, InjectedFault } from '#test/shared/log/watched-services.ts';
import { anna, bela, declarationOf, homes, makeDeposits, rui, sol, tao, textOf } from './deposit-engines.ts';
import { checkDeposits } from './deposit-invariants.ts';
import { claims } from './made-deposits.ts';
import { watchedDeposits } from './watched-deposits.ts';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const requestId = 'request-1';
const why = { requestId, reason: 'because' };

interface Made extends Partial<Declaration> {
  number?: string;
  text?: string;
  by?: Caller;
}

async function declare(services: DepositApiServices, { text = randomUUID(), by = anna, ...more }: Made = {}) {
  const bytes = textOf(text);
  const organization = by === anna ? homes.anna : homes.bela;
  const declaration = declarationOf(bytes, hash(bytes), { organization, ...more });
  const { id, upload } = await declareDeposit(services, { declaration, key: randomUUID(), caller: by, requestId });
  if (!upload) throw new Error('nothing to upload');
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(bytes) });
  expect(put.status).toBe(200);
  return id;
}

async function deposit(services: DepositApiServices, made: Made = {}): Promise<Deposit> {
  const id = await declare(services, made);
  return sealDeposit(services, { id, caller: made.by ?? anna, requestId });
}

/** What somebody is told who asks for something: an error by its code. */
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error) => error.code,
  );

describe('sealing', () => {
  test('accepts what nothing speaks against, and its receipt stands by itself', async () => {
    const made = await makeDeposits();
    const { services, log } = made;
    const { id, state } = await deposit(services);
    expect(state).toBe('accepted');
    expect(await codeOf(findDepositReceipt(services, { id, caller: null }))).toBe('UNAVAILABLE');
    await sequenceEntries(log.services);
    expect(await findDepositReceipt(services, { id, caller: null })).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex 0\n/);
    await checkDeposits(made);
  });

  test('hashes itself what was uploaded, whatever was declared', async () => {
    const made = await makeDeposits();
    const { services } = made;
    const [bytes, other] = [textOf('as declared'), textOf('as smuggled')];
    const declaration = declarationOf(bytes, hash(bytes));
    const { id } = await declareDeposit(services, { declaration, key: 'smuggled', caller: anna, requestId });
    expect(await codeOf(sealDeposit(services, { id, caller: anna, requestId }))).toBe('CONFLICT');
    const smuggled = Uint8Array.from(other.slice(0, bytes.length));
    await made.services.depositFiles.documents.add(`uploads/${id}`, smuggled, 'text/plain');
    expect(await codeOf(sealDeposit(services, { id, caller: anna, requestId }))).toBe('INVALID');
    expect((await checkDeposits(made)).map(({ state }) => state)).toEqual(['uploading']);
  });

  test.each<FaultKind>(['not persisted', 'persisted but reported failed'])(
    'goes on after any step that was %s, and nothing happens twice',
    async (kind) => {
      const made = await makeDeposits();
      const { services, log } = made;
      const steps: string[] = [];
      for (let n = 0; ; n += 1) {
        // Each has passages in common with those before it, and not many: all of them are looked at, and none is referred.
        const text = `text ${String(n).padStart(3, '0')}`;
        const id = await declare(services, { number: `T/GUIJU ${1000 + n}-2026`, text });
        const { around, met } = faultAt(n, kind);
        const asked = { id, caller: anna, requestId };
        await sealDeposit(watchedDeposits(services, around), asked).catch((error) => {
          if (!(error instanceof InjectedFault)) throw error;
        });
        expect((await sealDeposit(services, asked)).state).toBe('accepted');
        await checkDeposits(made);
        const step = met();
        if (step === undefined) break;
        steps.push(step);
      }
      expect(new Set(steps)).toEqual(
        new Set([
          'deposits Get',
          'members Query',
          'read',
          'add document',
          'deposits Put',
          'deposits TransactWrite',
          'remove',
          'deposits ExecuteStatement',
          'deposits BatchGet',
          'log Query',
        ]),
      );
      await sequenceEntries(log.services);
      await checkDeposits(made);
    },
    120_000,
  );
});

test('sixty-four identical declarations under one key make one deposit and get one answer; another one is refused', async () => {
  const made = await makeDeposits();
  const bytes = textOf('once');
  const declaration = declarationOf(bytes, hash(bytes));
  const ask = (said: Declaration) =>
    declareDeposit(made.services, { declaration: said, key: 'the-same-key', caller: anna, requestId });
  const answers = await Promise.all(Array.from({ length: 64 }, () => ask(declaration)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await codeOf(ask({ ...declaration, contact: 'someone else' }))).toBe('KEY_REUSED');
  expect(await checkDeposits(made)).toHaveLength(1);
});

test('sixteen seals at once accept once', async () => {
  const made = await makeDeposits();
  const id = await declare(made.services);
  const seals = Array.from({ length: 16 }, () => sealDeposit(made.services, { id, caller: anna, requestId }));
  const settled = await Promise.allSettled(seals);
  expect(settled.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect((await sealDeposit(made.services, { id, caller: anna, requestId })).state).toBe('accepted');
  expect(await checkDeposits(made)).toHaveLength(1);
});

describe('screening hands to a reviewer', () => {
  test.each<[string, Made, Made, string]>([
    [
      'the file of another holder',
      { text: 'shared' },
      { text: 'shared', by: bela, number: 'T/GUIJU 902-2026' },
      'same-file-of-another-holder',
    ],
    ['the number of another holder', {}, { by: bela }, 'number-of-another-holder'],
    ['a second deposit of the same number', {}, {}, 'number-held-already'],
    ['a number of the state', {}, { number: 'GB/T 99001-2026' }, 'number-of-the-state'],
    ['a number of ISO', {}, { number: 'ISO 99001:2026' }, 'text-of-iso-or-iec'],
    ['a text that bears a mark of secrecy', {}, { number: 'T/GUIJU 903-2026', text: '机密★5年\n' }, 'secrecy-mark'],
  ])('%s', async (_, first, second, code) => {
    const made = await makeDeposits();
    await deposit(made.services, first);
    const { state, findings } = await deposit(made.services, second);
    expect([state, findings?.map((finding) => finding.code)]).toEqual(['under-review', [code]]);
    await checkDeposits(made);
  });
});

test('what a file holds is told to its holder and to reviewers, and personal data never leave the file', async () => {
  const made = await makeDeposits();
  const { id } = await deposit(made.services, { text: '11010519491231002X' });
  for (const caller of [anna, rui]) {
    const record = await findDeposit(made.services, { id, caller });
    expect(record.internal?.findings).toMatchObject([
      { code: 'personal-data', about: 'citizen-identity-number', page: 1 },
    ]);
    expect(JSON.stringify(record)).not.toContain('11010519491231002X');
  }
  expect(await codeOf(findDeposit(made.services, { id, caller: null }))).toBe('NOT_FOUND');
  await checkDeposits(made);
});

describe('a deposit under review', () => {
  async function underReview() {
    const made = await makeDeposits();
    await deposit(made.services);
    const { id } = await deposit(made.services, { by: bela });
    return { made, services: made.services, id };
  }

  test('is nobody else’s business', async () => {
    const { services, id } = await underReview();
    expect(await codeOf(findDeposit(services, { id, caller: null }))).toBe('NOT_FOUND');
    expect(await codeOf(findDeposit(services, { id, caller: anna }))).toBe('NOT_FOUND');
    expect(await codeOf(sealDeposit(services, { id, caller: anna, requestId }))).toBe('NOT_FOUND');
    expect(await codeOf(challengeDeposit(services, { id, caller: anna, ...why }))).toBe('NOT_FOUND');
    expect(await codeOf(actAsHolder(services, { id, caller: anna, move: 'withdraw', ...why }))).toBe('NOT_FOUND');
    const findings = async (caller: Caller) => (await findDeposit(services, { id, caller })).internal?.findings;
    expect(await findings(bela)).toEqual([{ code: 'number-of-another-holder', text: expect.anything() }]);
    expect(await findings(rui)).toMatchObject([{ about: expect.stringMatching(/^dep-/) }]);
    const query = { holder: homes.bela, size: 20 };
    expect((await listDeposits(services, { query, caller: null })).items).toEqual([]);
    expect((await listDeposits(services, { query, caller: bela })).items.map((one) => one.id)).toEqual([id]);
  });

  test('is accepted by a reviewer who gives a reason, and then logged', async () => {
    const { made, services, id } = await underReview();
    const accepted = await reviewDeposit(services, { id, caller: rui, decision: 'accept', ...why });
    expect(accepted.state).toBe('accepted');
    await sequenceEntries(made.log.services);
    await checkDeposits(made);
  });

  test('is rejected by two reviewers only', async () => {
    const { made, services, id } = await underReview();
    const reject = (caller: Caller) => reviewDeposit(services, { id, caller, decision: 'reject', ...why });
    expect((await reject(rui)).state).toBe('under-review');
    expect((await reject(rui)).state).toBe('under-review');
    expect((await reject(sol)).state).toBe('rejected');
    await checkDeposits(made);
  });
});

describe('an accepted deposit', () => {
  test('is challenged, answered and upheld', async () => {
    const made = await makeDeposits();
    const { services } = made;
    const { id } = await deposit(services);
    expect(await codeOf(challengeDeposit(services, { id, caller: anna, ...why }))).toBe('FORBIDDEN');
    expect((await challengeDeposit(services, { id, caller: bela, ...why })).state).toBe('challenged');
    expect((await actAsHolder(services, { id, caller: anna, move: 'answer', ...why })).state).toBe('challenged');
    expect((await reviewDeposit(services, { id, caller: rui, decision: 'dismiss', ...why })).state).toBe('accepted');
    const { history } = await findDeposit(services, { id, caller: null });
    expect(history.slice(-3).map(({ move, reason }) => [move, reason])).toEqual([
      ['challenge', 'because'],
      ['answer', 'because'],
      ['dismiss', 'because'],
    ]);
    await checkDeposits(made);
  });

  test('is withdrawn, and its record and entry stay', async () => {
    const made = await makeDeposits();
    const { services, log } = made;
    const { id } = await deposit(services);
    expect(await codeOf(actAsHolder(services, { id, caller: bela, move: 'withdraw', ...why }))).toBe('FORBIDDEN');
    await actAsHolder(services, { id, caller: anna, move: 'withdraw', ...why });
    await sequenceEntries(log.services);
    expect((await findDeposit(services, { id, caller: null })).state).toBe('withdrawn');
    expect(await findDepositReceipt(services, { id, caller: null })).toContain('index 0');
    expect((await deposit(services)).state).toBe('accepted');
    await checkDeposits(made);
  });

  test('gives way to a newer version', async () => {
    const made = await makeDeposits();
    const first = await deposit(made.services);
    const second = await deposit(made.services, { supersedes: first.id });
    expect(second).toMatchObject({ state: 'accepted', statement: { supersedes: first.id } });
    const [before] = (await checkDeposits(made)).filter(({ id }) => id === first.id);
    expect(before).toMatchObject({ state: 'superseded', supersededBy: second.id });
  });

  test('changes hands when both sides agree', async () => {
    const made = await makeDeposits();
    const { services } = made;
    const { id } = await deposit(services);
    expect(await codeOf(takeTransfer(services, { id, caller: bela, ...why }))).toBe('FORBIDDEN');
    await offerTransfer(services, { id, caller: anna, to: homes.bela, ...why });
    await takeTransfer(services, { id, caller: bela, ...why });
    const record = await findDeposit(services, { id, caller: null });
    expect([record.holder?.organization, record.claimedBy?.organization]).toEqual([homes.bela, homes.anna]);
    expect(await codeOf(actAsHolder(services, { id, caller: anna, move: 'withdraw', ...why }))).toBe('FORBIDDEN');
    await checkDeposits(made);
  });

  test('is taken down, restored by a counter-notice, and delisted by two reviewers', async () => {
    const made = await makeDeposits();
    const { services } = made;
    const { id } = await deposit(services, { claims: { ...claims, number: 'T/GUIJU 903-2026', access: 'download' } });
    const open = () => codeOf(linkToFile(services, { id, caller: null }));
    expect(await open()).toBe('done');
    const review = (caller: Caller, decision: 'take-down' | 'delist') =>
      reviewDeposit(services, { id, caller, decision, ...why });
    expect((await review(rui, 'take-down')).state).toBe('taken-down');
    expect(await open()).toBe('FORBIDDEN');
    expect((await actAsHolder(services, { id, caller: anna, move: 'counter-notice', ...why })).state).toBe('accepted');
    expect((await review(rui, 'delist')).state).toBe('accepted');
    expect((await review(sol, 'delist')).state).toBe('delisted');
    await checkDeposits(made);
  });

  test('comes back when a third reviewer upholds the appeal, unless its place is taken', async () => {
    const made = await makeDeposits();
    const { services } = made;
    const number = { ...claims, number: 'T/GUIJU 906-2026' };
    const { id } = await deposit(services, { claims: number });
    const review = (caller: Caller, decision: 'delist' | 'reinstate' | 'confirm-delisting') =>
      reviewDeposit(services, { id, caller, decision, ...why });
    await review(rui, 'delist');
    await review(sol, 'delist');
    expect((await actAsHolder(services, { id, caller: anna, move: 'appeal', ...why })).state).toBe('appealed');
    expect(await codeOf(review(sol, 'reinstate'))).toBe('FORBIDDEN');
    const other = await deposit(services, { claims: number });
    expect(await codeOf(review(tao, 'reinstate'))).toBe('CONFLICT');
    await actAsHolder(services, { id: other.id, caller: anna, move: 'withdraw', ...why });
    expect((await review(tao, 'reinstate')).state).toBe('accepted');
    await checkDeposits(made);
  });

  test('is corrected by a newer one where a challenge was right in part', async () => {
    const made = await makeDeposits();
    const { services } = made;
    const { id } = await deposit(services, { claims: { ...claims, number: 'T/GUIJU 907-2026' } });
    await challengeDeposit(services, { id, caller: bela, ...why });
    await reviewDeposit(services, { id, caller: rui, decision: 'require-amendment', requestId, reason: 'the chain' });
    const record = await findDeposit(services, { id, caller: null });
    expect([record.state, record.amendment?.reason]).toEqual(['challenged', 'the chain']);
    const newer = await deposit(services, { claims: { ...claims, number: 'T/GUIJU 907-2026' }, supersedes: id });
    expect(newer.state).toBe('accepted');
    expect((await findDeposit(services, { id, caller: null })).state).toBe('superseded');
    await checkDeposits(made);
  });

  test('shows the minimum alone while it is confidential, and is found by neither holder nor number', async () => {
    const made = await makeDeposits();
    const { services } = made;
    const { id } = await deposit(services, { isConfidential: true });
    expect(await findDeposit(services, { id, caller: null })).toMatchObject({
      number: null,
      holder: null,
      claims: null,
    });
    const find = (query: object) => listDeposits(services, { query: { size: 20, ...query }, caller: null });
    expect((await find({})).items.map((one) => one.id)).toEqual([id]);
    expect((await find({ number: 'T/GUIJU 901-2026' })).items).toEqual([]);
    expect((await find({ holder: homes.anna })).items).toEqual([]);
    await actAsHolder(services, { id, caller: anna, move: 'disclose', requestId });
    expect((await find({ number: 'T/GUIJU901—2026' })).items.map((one) => one.holder?.organization)).toEqual([
      homes.anna,
    ]);
    await checkDeposits(made);
  });

  test('is refused a move on a revision that is no longer the one', async () => {
    const made = await makeDeposits();
    const { id, revision } = await deposit(made.services);
    const withdraw = (seen: number) =>
      actAsHolder(made.services, { id, caller: anna, move: 'withdraw', ifMatch: `"r${seen}"`, ...why });
    expect(await codeOf(withdraw(revision - 1))).toBe('PRECONDITION_FAILED');
    expect((await withdraw(revision)).state).toBe('withdrawn');
  });
});

test('the register is read page by page, latest first', async () => {
  const made = await makeDeposits();
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.unshift((await deposit(made.services, { number: `T/GUIJU ${950 + n}-2026` })).id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listDeposits(made.services, { query: { size: 2, cursor }, caller: null });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual(ids);
});
