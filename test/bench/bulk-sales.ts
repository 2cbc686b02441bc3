import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import type { Item, ItemKey } from '#shared/ledger/item.ts';
import { outboxRow } from '#shared/ledger/ledger-rows.ts';
import type { Table } from '#shared/runtime/table-client.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import type { Order } from '#shared/trade/order.ts';
import { orderKey } from '#shared/trade/order-writes.ts';
import type { RoyaltyServices } from '#shared/trade/royalty-services.ts';
import { captureLegs } from '#shared/trade/royalty-split.ts';
import { planLines } from '#shared/trade/royalty-table.ts';
import { captureTransfer } from '#shared/trade/transfer-names.ts';
import { type MemoryItems, memoryItems } from '#test/shared/ledger/memory-items.ts';

/** Sales that are committed at once. */
const perCommit = 50;
/** Commits that are taken into the journal and the statements together. */
const commitsAtOnce = 8;
const putsAtOnce = 10;
const callsAtOnce = 4;

export interface BulkTables {
  ledger: Table;
  trade: Table;
  now(): Date;
}

/**
 * Very many sales of which the tables then hold what the service's own code made of them: the journal, the accounts with
 * their entries, and the statements. That code runs over tables in memory, and its rows are put into the real ones many at
 * once; the orders themselves, which no balance and no statement reads, stay out.
 */
export function bulkSales({ ledger, trade, now }: BulkTables) {
  const [items, rows] = [memoryItems(), memoryItems()];
  const memory = { items, rows, now };
  const waiting: { table: Table; item: Item }[] = [];
  const write = async () => {
    const calls: (typeof waiting)[] = [];
    while (waiting.length > 0) calls.push(waiting.splice(0, putsAtOnce));
    const client = async () => {
      for (let call = calls.pop(); call; call = calls.pop()) await putAll(call);
    };
    await Promise.all(Array.from({ length: callsAtOnce }, client));
  };
  /** What never changes again goes to the real table, and is not kept in memory any longer. */
  const release = (of: MemoryItems, table: Table, isOver: (key: ItemKey) => boolean) => {
    for (const parts of of.all.values()) {
      for (const item of parts.values()) {
        if (!isOver(item)) continue;
        waiting.push({ table, item });
        parts.delete(item.part);
      }
    }
  };
  return {
    /** Adds so many sales, each of the order that a number stands for. */
    grow: async (first: number, count: number, order: (n: number, at: string) => Order): Promise<void> => {
      for (let done = 0; done < count; ) {
        for (let commits = 0; commits < commitsAtOnce && done < count; commits += 1) {
          const size = Math.min(perCommit, count - done);
          const at = now().toISOString();
          const from = first + done;
          await commitSales(
            memory,
            Array.from({ length: size }, (_, n) => order(from + n, at)),
            at,
          );
          done += size;
        }
        await chainJournal(memory);
        await foldStatements(memory);
        for (const id of rows.all.keys()) if (id.startsWith('ord-')) rows.all.delete(id);
        release(items, ledger, ({ id, part }) => id === 'journal' || (id.startsWith('account#') && part !== 'account'));
        await write();
      }
      for (const [of, table] of [[items, ledger] as const, [rows, trade] as const]) {
        for (const item of itemsOf(of)) waiting.push({ table, item });
      }
      await write();
    },
    /** Goes on from where others have brought the real tables meanwhile. */
    follow: async ({ items: realItems, rows: realRows }: Pick<RoyaltyServices, 'items' | 'rows'>): Promise<void> => {
      for (const [of, real] of [[items, realItems] as const, [rows, realRows] as const]) {
        for (const item of await real.get(itemsOf(of))) if (item) of.all.get(item.id)?.set(item.part, item);
      }
    },
  };
}

/** Paid orders, and their captures put where committed transfers wait for the journal. */
export async function commitSales(
  services: Pick<RoyaltyServices, 'items' | 'rows'>,
  orders: readonly Order[],
  at: string,
): Promise<void> {
  await services.rows.commit(orders.map((order) => ({ add: { ...order, ...orderKey(order.id) } })));
  await services.items.commit(
    orders.map(({ id, lines }) => {
      const legs = captureLegs('sandbox', planLines(lines, new Map(), at), 'CNY');
      return { add: outboxRow({ id: captureTransfer(id), legs }, at) };
    }),
  );
}

const itemsOf = ({ all }: MemoryItems): Item[] => [...all.values()].flatMap((parts) => [...parts.values()]);

async function putAll(puts: readonly { table: Table; item: Item }[]): Promise<void> {
  const [first] = puts;
  if (!first) return;
  let left: NonNullable<BatchWriteCommand['input']['RequestItems']> = Object.fromEntries(
    [...Map.groupBy(puts, ({ table }) => table.name)].map(([name, own]) => [
      name,
      own.map(({ item }) => ({ PutRequest: { Item: item } })),
    ]),
  );
  while (Object.keys(left).length > 0) {
    left = (await first.table.client.send(new BatchWriteCommand({ RequestItems: left }))).UnprocessedItems ?? {};
  }
}
