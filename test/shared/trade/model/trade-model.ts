import fc from 'fast-check';
import { checkTrade } from './check-trade.ts';
import { clientWith, type Fault, faults } from './faulty-client.ts';
import { tradeCommands } from './trade-commands.ts';
import { readState, type TradeState } from './trade-state.ts';
import { sweepAll } from './trade-sweeps.ts';
import { furnish, type TradeWorld, worldOf } from './trade-world.ts';

const fault = fc.oneof(
  { arbitrary: fc.constant<Fault>('none'), weight: 150 },
  { arbitrary: fc.constantFrom<Fault>('drop', 'lose', 'delay'), weight: 1 },
);

export interface Told {
  seed: number;
  stories: number;
  commands: number;
  /** How often things ended in which way. */
  ends: Map<string, number>;
}

interface Asked {
  seed: number;
  /** At least so many are run. */
  commands: number;
  /** At most so many in one story. */
  perStory: number;
  /** Empty tables with a clean client. */
  open: () => Promise<TradeWorld>;
}

/**
 * Tells stories of a seed until so many commands have been run: whatever buyers, sellers, providers and clocks do and
 * whichever calls are lost, when the sweeps have run afterwards nothing is wrong.
 * @throws Error with the seed, the path and the commands of a story that went wrong
 */
export async function tellStories({ seed, commands, perStory, open }: Asked): Promise<Told> {
  const told: Told = { seed, stories: 0, commands: 0, ends: new Map() };
  const size = { size: 'max', maxCommands: perStory } as const;
  const lists = { size: 'max', maxLength: perStory * 20 } as const;
  const story = fc.asyncProperty(fc.commands(tradeCommands, size), fc.array(fault, lists), async (asked, list) => {
    const clean = await open();
    await furnish(clean);
    const { trade, ledger, members, deposits, provider, clock } = clean;
    const names = { trade: trade.name, ledger: ledger.name, members: members.name, deposits: deposits.name };
    const real = worldOf(clientWith(clean.client, faults(list.values())), names, { provider, clock });
    const model = { done: 0 };
    const start = { real, clean, notices: [], quotes: [], copies: 0, revision: 1 };
    await quietly(async () => {
      await fc.asyncModelRun(() => ({ model, real: start }), asked);
      provider.faults.length = 0;
      await sweepAll(clean);
    });
    told.stories += 1;
    told.commands += model.done;
    const state = await readState(clean);
    count(told.ends, state);
    const violations = checkTrade(state);
    if (violations.length > 0) throw new Error(violations.map(({ invariant, of }) => `${invariant}: ${of}`).join('\n'));
  });
  for (let part = 0; told.commands < commands; part += 1) {
    const numRuns = Math.max(1, Math.ceil((commands - told.commands) / perStory));
    await fc.assert(story, { seed: seed * 1_000 + part, numRuns, endOnFailure: true });
  }
  return told;
}

/** What came about, so that one can see that the stories are worth telling. */
function count(ends: Told['ends'], state: TradeState) {
  const { orders, payments, refunds, payouts, invoices, copies, royalties, splittings } = state;
  const add = (name: string) => ends.set(name, (ends.get(name) ?? 0) + 1);
  for (const { state } of orders) add(`order ${state}`);
  for (const { state } of payments) add(`payment ${state}`);
  for (const { state, cause } of refunds) add(`refund ${state}${cause === 'surplus' ? ' of surplus' : ''}`);
  for (const { state } of payouts) add(`payout ${state}`);
  for (const { kind, state } of invoices) add(`invoice ${kind} ${state}`);
  for (const { kind, done, parts } of splittings.flatMap(({ steps }) => steps)) {
    add(`${kind} ${done.length === parts.length ? 'done' : done.length > 0 ? 'done in part' : 'refused'}`);
  }
  for (const _ of copies) add('copy');
  for (const _ of royalties) add('royalty table');
}

/** Lost calls make the service write lines of its log that tell nothing here. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { write } = process.stderr;
  process.stderr.write = () => true;
  try {
    await work();
  } finally {
    process.stderr.write = write;
  }
}
