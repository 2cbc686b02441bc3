import { expect, test, vi } from 'vitest';
import { checks, checkTrade } from './check-trade.ts';
import { memoryClient } from './memory-table.ts';
import { defects } from './trade-defects.ts';
import { tellEverything } from './trade-scenario.ts';
import { readState } from './trade-state.ts';
import { furnish, memoryTables, worldOf } from './trade-world.ts';

test('one of everything leaves nothing wrong, and something to look at for every invariant', async () => {
  const world = worldOf(memoryClient(), memoryTables);
  await furnish(world);
  await tellEverything(world);
  const state = await readState(world);
  expect(checkTrade(state)).toEqual([]);
  expect(state.orders.map((order) => order.state).sort()).toEqual([
    'expired',
    'fulfilled',
    'fulfilled',
    'partly-refunded',
    'refunded',
  ]);
  expect(state.payments.map((payment) => payment.state).sort()).toEqual([
    'captured',
    'captured',
    'captured',
    'returned',
  ]);
  expect(state.payouts.map((payout) => payout.state)).toContain('paid');
  expect(state.invoices.some(({ kind }) => kind === 'red')).toBe(true);
  expect(state.copies.length).toBeGreaterThan(1);
  expect(state.royalties).toHaveLength(1);
  expect(state.splittings.flatMap(({ steps }) => steps.map(({ kind }) => kind))).toEqual(['split', 'return']);
});

test.each(Object.keys(checks))('%s: a defect that breaks it is caught', async (invariant) => {
  const [what, defect] = defects[invariant] ?? [];
  if (!defect) throw new Error('No defect is planted for it.');
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { spoilt, clean } = defect();
  await furnish(clean);
  // What is spoilt may be noticed at once, too; what is stored by then must show it.
  const noticed = await tellEverything(spoilt).catch((error: unknown) => error);
  const broken = checkTrade(await readState(clean)).map((violation) => violation.invariant);
  expect(new Set(broken), `${what}; noticed ${String(noticed)}`).toContain(invariant);
});
