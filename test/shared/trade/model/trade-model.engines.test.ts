import fc from 'fast-check';
import { afterAll, expect, inject, test } from 'vitest';
import { checkTrade } from './check-trade.ts';
import { clientWith, type Fault, faults } from './faulty-client.ts';
import { isLinearizable } from './linearizable.ts';
import { calls, shareOrder } from './order-history.ts';
import { tellStories } from './trade-model.ts';
import { tellEverything } from './trade-scenario.ts';
import { readState } from './trade-state.ts';
import { tradeTables } from './trade-tables.ts';
import { furnish, worldOf } from './trade-world.ts';

const tables = tradeTables(inject('dynamodbEndpoint'));
afterAll(() => tables.close());

/** Commands on the real tables, and stories of one order: `TRADE_MODEL_COMMANDS=2000` runs more of both. */
const commands = Number(process.env.TRADE_MODEL_COMMANDS ?? 40);

test('on the real tables, too, nothing is wrong in the end', async () => {
  const told = await tellStories({ seed: 7, commands, perStory: 40, open: tables.open });
  expect(told.commands).toBeGreaterThanOrEqual(commands);
}, 600_000);

test('on the real tables one of everything leaves nothing wrong', async () => {
  const world = await tables.open();
  await furnish(world);
  await tellEverything(world);
  expect(checkTrade(await readState(world))).toEqual([]);
});

test('on the real tables an order that several use at once has one history', async () => {
  const clean = await tables.open();
  await furnish(clean);
  const { trade, ledger, members, deposits, provider, clock } = clean;
  const names = { trade: trade.name, ledger: ledger.name, members: members.name, deposits: deposits.name };
  const clients = fc.array(fc.array(fc.constantFrom(...calls), { minLength: 1, maxLength: 4 }), {
    minLength: 3,
    maxLength: 4,
  });
  const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'none', 'none', 'none', 'drop', 'lose');
  const story = fc.asyncProperty(clients, fc.array(fault, { maxLength: 60 }), async (asked, some) => {
    const real = worldOf(clientWith(clean.client, faults(some.values())), names, { provider, clock });
    const history = await shareOrder({ clean, real }, asked);
    expect(isLinearizable('open', history), history.map(({ name }) => name).join('\n')).toBe(true);
  });
  await fc.assert(story, { seed: 11, numRuns: Math.ceil(commands / 8), endOnFailure: true });
});
