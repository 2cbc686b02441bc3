import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactionItem } from '#shared/ledger/item-store.ts';
import type { SplitNews } from '#shared/trade/payment-provider.ts';
import type { SplitStep } from '#shared/trade/splitting.ts';
import type { MemoryProvider } from '../memory-provider.ts';
import type { Row } from './expressions.ts';
import { type Between, clientWith } from './faulty-client.ts';
import { memoryClient } from './memory-table.ts';
import type { TradeWorld } from './trade-world.ts';
import { memoryTables, worldOf } from './trade-world.ts';

/** Services with one defect, planted between them and their tables or between them and a provider. */
export type Defect = () => { spoilt: TradeWorld; clean: TradeWorld };

export const between =
  (spoil: Between): Defect =>
  () => {
    const client = memoryClient();
    const clean = worldOf(client, memoryTables);
    const { provider, clock } = clean;
    return { clean, spoilt: worldOf(clientWith(client, spoil), memoryTables, { provider, clock }) };
  };

/** Changes the writes of every transaction. */
export const writes = (spoil: (items: TransactionItem[]) => TransactionItem[]): Defect =>
  between((command, call) => {
    if (command instanceof PutCommand) {
      const [item] = spoil([{ Put: { ...command.input, Item: command.input.Item ?? {} } as never }]);
      return item?.Put ? call(new PutCommand(item.Put)) : Promise.resolve({});
    }
    if (!(command instanceof TransactWriteCommand)) return call();
    return call(new TransactWriteCommand({ TransactItems: spoil(command.input.TransactItems ?? []) }));
  });

/** Changes every row that is put and that a test picks. */
export const puts = (isMeant: (row: Row) => boolean, spoil: (row: Row) => Row | undefined): Defect =>
  writes((items) =>
    items.flatMap((item) => {
      const row = item.Put?.Item;
      if (!item.Put || !row || !isMeant(row)) return [item];
      const next = spoil(row);
      return next ? [{ Put: { ...item.Put, Item: next } }] : [];
    }),
  );

/** Orders in which every event of one move says something else. */
export const putsEvent = (move: string, spoil: Row): Defect =>
  puts(
    (row) => row.part === 'order',
    (row) => ({
      ...row,
      events: (row.events as Row[]).map((event) => (event.move === move ? { ...event, ...spoil } : event)),
    }),
  );

export const withProvider = (spoil: (provider: MemoryProvider) => Partial<MemoryProvider>): Defect => {
  return () => {
    const client = memoryClient();
    const clean = worldOf(client, memoryTables);
    const provider = { ...clean.provider };
    Object.assign(provider, spoil(clean.provider));
    return { clean, spoilt: worldOf(client, memoryTables, { provider, clock: clean.clock }) };
  };
};

export const isUnder = (prefix: string, part?: string) => (row: Row) =>
  String(row.id).startsWith(prefix) && (part === undefined || row.part === part);
export const isCapture = (row: Row) => String(row.id).startsWith('transfer#capture:');
export const legsOf = (row: Row) => row.legs as (Row & { amount: number })[];
export const lines = (row: Row) => row.lines as (Row & { total: number })[];
export const drop = () => undefined;

export function withLines(row: Row, spoil: (line: Row) => Row): Row {
  return row.lines ? { ...row, lines: lines(row).map(spoil) } : row;
}

/** An instruction that gives the platform nothing. */
export function withoutPlatform(step: Row): Row {
  return { ...step, parts: (step.parts as Row[]).filter(({ receiver }) => receiver !== 'platform') };
}

/** What a provider says that has done all it was told. */
export function doneAtOnce({ number, parts }: SplitStep): SplitNews {
  return { kind: 'split', number, state: 'over', done: parts.map((_, place) => place), reference: number };
}
