import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { KitEntry, KitLedger } from '#test/ledger-adapter/kit-ledger.ts';
import {
  burst,
  count,
  expectBalancesOfJournal,
  fold,
  fund,
  type KitLeg,
  type Load,
  pair,
  post,
  signed,
  sized,
} from './kit-posts.ts';

type Check = (ledger: KitLedger, load: Load) => Promise<void>;
/** The fifteen invariants of the conformance kit, each a story on an empty ledger. */
export const invariants: Record<string, Check> = {
  'every transaction sums to zero in each currency': async (ledger) => {
    await fund(ledger, 'a', 10_000);
    await post(ledger, 'one', pair('a', 'b', 4_000));
    await post(ledger, 'three legs', [
      ['a', 'DEBIT', 1_000],
      ['b', 'CREDIT', 301],
      ['c', 'CREDIT', 699],
    ]);
    expect(
      (
        await post(
          ledger,
          'short',
          [
            ['a', 'DEBIT', 1_000],
            ['b', 'CREDIT', 900],
          ],
          true,
        )
      ).status,
    ).toBe('REJECTED');
    expect((await post(ledger, 'lone', [['b', 'CREDIT', 1_000]], true)).status).toBe('REJECTED');
    const sums = fold(await ledger.journal(), ({ transactionId, currency }) => `${transactionId} ${currency}`);
    expect([...sums.values()]).toEqual([0, 0, 0]);
  },
  'what the journal held it goes on holding': async (ledger) => {
    await fund(ledger, 'a', 10_000);
    const views: KitEntry[][] = [];
    for (const key of ['one', 'two', 'three']) {
      await post(ledger, key, pair('a', 'b', 1_000));
      views.push(await ledger.journal());
    }
    const last = views.at(-1) ?? [];
    for (const view of views) expect(last.slice(0, view.length)).toEqual(view);
    expect(last).toHaveLength(8);
  },
  'entries form one hash chain': async (ledger, load) => {
    await fund(ledger, '客户甲', 10_000);
    await burst(ledger, sized(32, load), (i) => pair('客户甲', 'b', 1 + i));
    let previous = 'GENESIS';
    for (const e of await ledger.journal()) {
      const parts = [previous, e.transactionId, e.accountId, e.type, e.amountSubunits, e.currency, e.sequence];
      expect(e.prevHash).toBe(previous);
      expect(e.entryHash).toBe(createHash('sha256').update(parts.join('|')).digest('hex'));
      previous = e.entryHash;
    }
  },
  'a repetition is a duplicate and changes nothing': async (ledger) => {
    await fund(ledger, 'a', 10_000);
    await post(ledger, 'once', pair('a', 'b', 2_500));
    const before = await ledger.journal();
    expect((await post(ledger, 'once', pair('a', 'b', 2_500))).status).toBe('DUPLICATE');
    expect(await ledger.journal()).toEqual(before);
  },
  'of many with one key exactly one is applied': async (ledger, load) => {
    await fund(ledger, 'a', 1_000_000);
    const answers = await burst(
      ledger,
      sized(64, load),
      () => pair('a', 'b', 2_500),
      () => 'race',
    );
    expect(count(answers, 'APPLIED')).toBe(1);
    expect(await ledger.balance('b', 'USD')).toBe(2_500);
  },
  'no credit to a hot account is lost': async (ledger, load) => {
    for (const round of [1, 2, 3]) {
      const key = (i: number) => `hot-${round}-${i}`;
      const answers = await burst(ledger, sized(170, load), () => pair('external:funding', 'hot', 100), key);
      expect(count(answers, 'APPLIED')).toBe(sized(170, load));
      expect(await ledger.balance('hot', 'USD')).toBe(100 * round * sized(170, load));
    }
  },
  'transfers keep the total': async (ledger, load) => {
    const names = Array.from({ length: 8 }, (_, i) => `account-${i}`);
    for (const name of names) await fund(ledger, name, 10_000);
    const name = (i: number) => names[i % 8] ?? '';
    await burst(ledger, sized(400, load), (i) => pair(name(i), name(i + 1 + (i % 7)), 1 + (i % 200)));
    let total = 0;
    for (const each of names) total += await ledger.balance(each, 'USD');
    expect(total).toBe(80_000);
  },
  'balances are those of the journal': async (ledger, load) => {
    await fund(ledger, 'a', 50_000);
    expect(await ledger.balance('a', 'USD')).toBe(50_000);
    await burst(ledger, sized(200, load), (i) => pair('a', 'b', 1 + (i % 99)));
    await expectBalancesOfJournal(ledger);
  },
  'a drained account never falls below zero': async (ledger) => {
    await fund(ledger, 'a', 10_000);
    const drains = Array.from({ length: 20 }, (_, i) => post(ledger, `drain-${i}`, pair('a', 'b', 1_000)));
    expect(count(await Promise.all(drains), 'APPLIED')).toBe(10);
    let running = 0;
    for (const entry of await ledger.journal()) {
      if (entry.accountId === 'a') running += signed(entry);
      expect(running).toBeGreaterThanOrEqual(0);
    }
    expect(await ledger.balance('a', 'USD')).toBe(0);
  },
  'a thousand single units leave no drift': async (ledger, load) => {
    const units = sized(1_000, load);
    await fund(ledger, 'a', 100_001);
    for (let i = 0; i < units; i += 1) {
      await post(ledger, `unit-${i}`, pair('a', 'b', 1));
      if (i % 25 === 0) await ledger.balance('b', 'USD');
    }
    expect([await ledger.balance('a', 'USD'), await ledger.balance('b', 'USD')]).toEqual([100_001 - units, units]);
  },
  'currencies are not mixed': async (ledger) => {
    await fund(ledger, 'a', 10_000);
    const mixed: KitLeg[] = [
      ['a', 'DEBIT', 1_000, 'USD'],
      ['b', 'CREDIT', 1_000, 'EUR'],
    ];
    for (const overdraft of [true, false]) {
      expect((await post(ledger, `mix ${overdraft}`, mixed, overdraft)).status).toBe('REJECTED');
    }
    expect(await ledger.balance('a', 'USD')).toBe(10_000);
  },
  'a reversal adds entries and nets to nothing': async (ledger) => {
    await fund(ledger, 'a', 10_000);
    await post(ledger, 'forth', pair('a', 'b', 3_000));
    const before = await ledger.journal();
    await post(ledger, 'back', pair('b', 'a', 3_000));
    const after = await ledger.journal();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length + 2);
    expect([await ledger.balance('a', 'USD'), await ledger.balance('b', 'USD')]).toEqual([10_000, 0]);
  },
  'a rebuild from the journal is exact': async (ledger, load) => {
    const names = Array.from({ length: 6 }, (_, i) => `account-${i}`);
    for (const name of names) await fund(ledger, name, 20_000);
    const name = (i: number) => names[i % 6] ?? '';
    const expected = new Map(names.map((each) => [each, 20_000]));
    for (const round of [1, 2, 3]) {
      const legs = (i: number) => pair(name(i), name(i + round), 1 + ((i * 37) % 600));
      await burst(ledger, sized(100, load), legs, (i) => `round ${round} ${i}`);
      for (let i = 0; i < sized(100, load); i += 1) {
        for (const [account, type, amount] of legs(i)) {
          expected.set(account, (expected.get(account) ?? 0) + (type === 'CREDIT' ? amount : -amount));
        }
      }
      await ledger.journal();
    }
    const rebuilt = fold(await ledger.journal(), ({ accountId }) => accountId);
    rebuilt.delete('external:funding');
    expect(rebuilt).toEqual(expected);
    for (const each of names) expect(await ledger.balance(each, 'USD')).toBe(expected.get(each));
  },
  'entries of an account are numbered without repetition': async (ledger, load) => {
    await fund(ledger, 'a', 50_000);
    await burst(ledger, sized(150, load), (i) => (i % 2 ? pair('a', 'b', 100) : pair('b', 'a', 100)));
    const last = new Map<string, number>();
    for (const { accountId, accountSequence } of await ledger.journal()) {
      expect(accountSequence).toBeGreaterThan(last.get(accountId) ?? 0);
      last.set(accountId, accountSequence);
    }
  },
  'what was refused stays refused': async (ledger, load) => {
    await fund(ledger, 'a', 1_000);
    const tries = Array.from({ length: sized(64, load) }, () => post(ledger, 'refused', pair('a', 'b', 5_000)));
    expect(count(await Promise.all(tries), 'REJECTED')).toBe(tries.length);
    await fund(ledger, 'a', 50_000);
    expect((await post(ledger, 'refused', pair('a', 'b', 5_000))).status).toBe('REJECTED');
    expect([await ledger.balance('a', 'USD'), await ledger.balance('b', 'USD')]).toEqual([51_000, 0]);
  },
};
