import { AsyncLocalStorage } from 'node:async_hooks';
import { clientWith } from '#test/shared/trade/model/faulty-client.ts';
import { type TradeWorld, worldOf } from '#test/shared/trade/model/trade-world.ts';

/** Calls of a store as they were made, to be made again with nothing between them and the engine. */
export interface Call {
  name: string;
  make: new (input: unknown) => unknown;
  input: string;
}

/** A world of which the calls of each order are kept, in their order. */
export function recordCalls(world: TradeWorld): { world: TradeWorld; calls: Map<number, Call[]> } {
  const calls = new Map<number, Call[]>();
  const client = clientWith(world.client, async (command, call) => {
    const n = orderNow.getStore();
    const { constructor: make, input } = command as { constructor: Call['make']; input: unknown };
    const kept = { name: make.name, make, input: JSON.stringify(input) };
    if (n !== undefined) calls.set(n, [...(calls.get(n) ?? []), kept]);
    return call();
  });
  return { world: worldOf(client, namesOf(world), { provider: world.provider, clock: world.clock }), calls };
}

/** The order that calls are made for. */
export const orderNow = new AsyncLocalStorage<number>();

const namesOf = ({ trade, ledger, members, deposits }: TradeWorld) => ({
  trade: trade.name,
  ledger: ledger.name,
  members: members.name,
  deposits: deposits.name,
});

/** Makes the calls of each order ready to be sent to the tables of another world. */
export function callsFor(to: TradeWorld, from: TradeWorld, calls: ReadonlyMap<number, readonly Call[]>): unknown[][] {
  const [before, after] = [Object.values(namesOf(from)), Object.values(namesOf(to))];
  const renamed = (input: string) =>
    before.reduce((text, name, place) => text.replaceAll(`"${name}"`, `"${after[place]}"`), input);
  return [...calls.values()].map((own) => own.map(({ make, input }) => new make(JSON.parse(renamed(input)))));
}

/** Calls of one order by what they ask for. */
export function callsOf(calls: ReadonlyMap<number, readonly Call[]>): string {
  const counts = [...Map.groupBy([...calls.values()].flat(), ({ name }) => name)];
  return counts
    .map(([name, own]) => `${(own.length / calls.size).toFixed(1)} ${name.replace('Command', '')}`)
    .sort()
    .join(', ');
}
