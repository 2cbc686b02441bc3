import { beforeAll, describe, expect, test } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { findBalance } from '#shared/ledger/find-balance.ts';
import { completePayouts } from '#shared/trade/complete-payout.ts';
import { listPayouts } from '#shared/trade/payout-store.ts';
import { requestPayout } from '#shared/trade/request-payout.ts';
import { Crash, crashingItems } from '#test/shared/ledger/faults.ts';
import { made } from './made-orders.ts';
import { divide, sell, settle } from './made-sales.ts';
import { memoryClient } from './model/memory-table.ts';
import { type TradeTables, tradeTablesOver } from './trade-engines.ts';

const mostCalls = 40;
const holderOf = (part: string, n: number) => `org-${part}-${n}`;
const parts = ['rows', 'items'] as const;

describe.each(parts)('a payout of which the process is killed at any call of its %s', (part) => {
  let tables: TradeTables;
  beforeAll(async () => {
    tables = tradeTablesOver(memoryClient(), part);
    for (let n = 1; n <= mostCalls; n += 1) {
      await divide(tables, await sell(tables, n, [{ ...made, holder: holderOf(part, n) }]));
    }
    await settle(tables);
    tables.pass(14);
  });

  test('is paid once by whoever takes over', async () => {
    let calls = 0;
    for (let isDone = false; !isDone && calls < mostCalls; ) {
      calls += 1;
      const asked = { organization: holderOf(part, calls), run: '2026-11', by: 'sel', requestId: 'r-1' };
      const dying = { ...tables, [part]: crashingItems(tables[part], calls, calls % 2 === 0 ? 'before' : 'after') };
      const outcome = await requestPayout(dying, asked).catch((error: unknown) => error);
      isDone = !(outcome instanceof Crash);
      expect(await completePayouts(tables)).toEqual({ open: 0 });
      await requestPayout(tables, asked);
      const payouts = await listPayouts(tables, asked.organization);
      expect(payouts.map(({ state, amount }) => [state, amount.amount])).toEqual([['paid', 16_897 + 1_126]]);
    }
    expect(calls).toBeGreaterThan(5);
    await chainJournal(tables);
    const { balance } = await findBalance(tables, { account: 'external:payouts', currency: 'CNY' });
    expect(balance).toBe(calls * (16_897 + 1_126));
  });
});
