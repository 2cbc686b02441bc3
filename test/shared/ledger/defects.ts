import type { Item, ItemWrite } from '#shared/ledger/item.ts';
import { type KitEntry, type KitLedger, kitLedger } from '#test/ledger-adapter/kit-ledger.ts';
import { books } from './books.ts';
import type { invariants } from './invariants.ts';
import type { MemoryItems } from './memory-items.ts';

/** Ledgers in memory with one defect each, planted between the ledger and its items or between the kit and the ledger. */
type Defect = () => Promise<KitLedger>;

const withItems = (spoil: (items: MemoryItems) => MemoryItems): Defect => {
  return () => kitLedger(async () => ({ ...books(), items: spoil(books().items) }));
};

/** Changes what is written. */
const withWrites = (spoil: (writes: readonly ItemWrite[]) => ItemWrite[]): Defect =>
  withItems((items) => ({ ...items, commit: (writes) => items.commit(spoil(writes)) }));

const withLedger = (spoil: (ledger: KitLedger) => Partial<KitLedger>): Defect => {
  return async () => {
    const ledger = await kitLedger(async () => books());
    return { ...ledger, ...spoil(ledger) };
  };
};

const isCommand = (write: ItemWrite) => 'add' in write && write.add.id.startsWith('key#');
const isBatch = (write: ItemWrite) => 'add' in write && write.add.id === 'journal';
const entriesOf = (item: Item) => item.entries as Record<string, unknown>[];

/** Changes every entry that the journal gets. */
const withEntries = (spoil: (entry: Record<string, unknown>) => Record<string, unknown>): Defect =>
  withWrites((writes) =>
    writes.map((write) =>
      'add' in write && isBatch(write) ? { add: { ...write.add, entries: entriesOf(write.add).map(spoil) } } : write,
    ),
  );

/** Changes every balance that an account gets. */
const withBalances = (spoil: (balance: number, entries: number) => number): Defect =>
  withWrites((writes) =>
    writes.map((write) => {
      if (!('change' in write && write.set)) return write;
      const { balances, entries } = write.set as { balances: Record<string, number>; entries: number };
      const spoilt = Object.entries(balances).map(([currency, balance]) => [currency, spoil(balance, entries)]);
      return { ...write, set: { entries, balances: Object.fromEntries(spoilt) } };
    }),
  );

/** Every third thing it is asked about. */
function everyThird(): () => boolean {
  let seen = 0;
  return () => {
    seen += 1;
    return seen % 3 === 0;
  };
}

function editsHistory(items: MemoryItems): MemoryItems {
  const edit = () => {
    const first = [...(items.all.get('journal')?.values() ?? [])][0];
    if (first)
      for (const entry of entriesOf(first)) entry.transferId = `edited after ${items.all.get('journal')?.size}`;
  };
  return {
    ...items,
    commit: async (writes) => {
      const refused = await items.commit(writes);
      if (writes.some(isBatch)) edit();
      return refused;
    },
  };
}

/** Looks whether a key is free and writes some time later, as if nobody could come between. */
function checksThenActs(items: MemoryItems): MemoryItems {
  return {
    ...items,
    commit: async (writes) => {
      const row = writes.flatMap((write) => ('add' in write && isCommand(write) ? [write.add] : []))[0];
      if (!row) return items.commit(writes);
      const [known] = await items.get([row]);
      if (known) return [0];
      await new Promise(setImmediate);
      items.all.delete(row.id);
      return items.commit(writes);
    },
  };
}

function losesSomeAccountWrites(): Defect {
  const isLost = everyThird();
  return withWrites((writes) =>
    writes.filter((write) => !('change' in write && write.change.id === 'account#hot' && isLost())),
  );
}

function losesSomeBatches(): Defect {
  const isLost = everyThird();
  return withWrites((writes) => writes.filter((write) => !(isBatch(write) && isLost())));
}

function readsOldAccounts(items: MemoryItems): MemoryItems {
  const first = new Map<string, Item | undefined>();
  return {
    ...items,
    get: async (keys) => {
      const read = await items.get(keys);
      if (keys.length > 1 || !keys[0]?.id.startsWith('account#a')) return read;
      if (read[0]?.entries && !first.has(keys[0].id)) first.set(keys[0].id, read[0]);
      return [first.get(keys[0].id)];
    },
  };
}

const numbersByBatch = () => {
  let last = 0;
  return (entry: Record<string, unknown>) => {
    last = Number(entry.sequence);
    return { ...entry, accountSequence: Math.ceil(last / 10) };
  };
};

function hidesWhatNetsToNothing(journal: KitEntry[]): KitEntry[] {
  const [last, beforeLast] = [journal.slice(-2), journal.slice(-4, -2)];
  const turned = beforeLast.every(({ accountId, type }) =>
    last.some((entry) => entry.accountId === accountId && entry.type !== type),
  );
  return beforeLast.length === 2 && turned ? journal.slice(0, -4) : journal;
}

function forgetsCurrencies(body: unknown): unknown {
  const { legs, ...rest } = body as { legs: object[] };
  return { ...rest, legs: legs.map((leg) => ({ ...leg, currency: 'USD' })) };
}

export const defects: Record<keyof typeof invariants, Defect> = {
  'every transaction sums to zero in each currency': withEntries((entry) =>
    entry.side === 'CREDIT' ? { ...entry, amount: Number(entry.amount) - 1 } : entry,
  ),
  'what the journal held it goes on holding': withItems(editsHistory),
  'entries form one hash chain': withEntries((entry) => ({ ...entry, hash: String(entry.hash).toUpperCase() })),
  'a repetition is a duplicate and changes nothing': withWrites((writes) =>
    writes.length > 1
      ? writes.map((write) => ('add' in write && isCommand(write) ? unkept(write.add) : write))
      : [...writes],
  ),
  'of many with one key exactly one is applied': withItems(checksThenActs),
  'no credit to a hot account is lost': losesSomeAccountWrites(),
  'transfers keep the total': withBalances((balance) => balance + 1),
  'balances are those of the journal': withItems(readsOldAccounts),
  'a drained account never falls below zero': withWrites((writes) =>
    writes.map((write) => ('change' in write ? { ...write, atLeast: {} } : write)),
  ),
  'a thousand single units leave no drift': withBalances((balance, entries) => balance - Number(entries % 100 === 0)),
  'currencies are not mixed': withLedger((ledger) => ({ post: (body) => ledger.post(forgetsCurrencies(body)) })),
  'a reversal adds entries and nets to nothing': withLedger((ledger) => ({
    journal: async () => hidesWhatNetsToNothing(await ledger.journal()),
  })),
  'a rebuild from the journal is exact': losesSomeBatches(),
  'entries of an account are numbered without repetition': withEntries(numbersByBatch()),
  'what was refused stays refused': withWrites((writes) =>
    writes.length === 1
      ? writes.map((write) => ('add' in write && isCommand(write) ? unkept(write.add) : write))
      : [...writes],
  ),
};

/** A row under a key that nobody will ask for. */
function unkept(row: Item): ItemWrite {
  return { add: { ...row, id: `forgotten#${row.id}#${row.attempt}` } };
}
