import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  ExecuteStatementCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { TransactionItem } from '#shared/ledger/item-store.ts';
import { conditionHolds, type Row, updated } from './expressions.ts';

/** By id, then by part. */
type Table = Map<string, Map<string, Row>>;

/** By their names, the fields by which rows are found and ordered. */
type IndexKeys = Record<string, [string, string]>;

const tradeIndices: IndexKeys = { 'by-state': ['shelf', 'place'] };

/**
 * A client whose tables are in memory: it does what the commands of the stores say, by the same expressions, so that
 * very many stories can be told in little time. What it does not know it refuses.
 */
export function memoryClient(indices: IndexKeys = tradeIndices): DynamoDBDocumentClient {
  const tables = new Map<string, Table>();
  const tableOf = (name = '') => {
    const table: Table = tables.get(name) ?? new Map();
    tables.set(name, table);
    return table;
  };
  const send = async (command: unknown): Promise<unknown> => {
    if (command instanceof TransactWriteCommand) return transact(tableOf, command.input.TransactItems ?? []);
    if (command instanceof BatchGetCommand) {
      const asked = Object.entries(command.input.RequestItems ?? {});
      return {
        Responses: Object.fromEntries(
          asked.map(([name, { Keys = [] }]) => [name, Keys.flatMap((key) => copy(read(tableOf(name), key)) ?? [])]),
        ),
      };
    }
    if (command instanceof GetCommand) {
      return { Item: copy(read(tableOf(command.input.TableName), command.input.Key)) };
    }
    if (command instanceof PutCommand) return one(() => transact(tableOf, [{ Put: { ...command.input } } as never]));
    if (command instanceof UpdateCommand) return one(() => transact(tableOf, [{ Update: command.input } as never]));
    if (command instanceof DeleteCommand) return one(() => transact(tableOf, [{ Delete: command.input } as never]));
    if (command instanceof QueryCommand) {
      const Items = query(tableOf(command.input.TableName), command.input, indices);
      return { Items, Count: Items.length };
    }
    if (command instanceof ExecuteStatementCommand) {
      const { Statement, Parameters = [] } = command.input;
      const [, name] = /^SELECT id, part FROM "([^"]+)" WHERE id IN \[[?,]+\]$/.exec(Statement ?? '') ?? [];
      if (!name) throw new TypeError(`The tables in memory do not know the statement ${Statement}.`);
      return { Items: copy(Parameters.flatMap((id) => [...(tableOf(name).get(String(id))?.values() ?? [])])) };
    }
    if (command instanceof ScanCommand) return { Items: copy(rowsOf(tableOf(command.input.TableName))) };
    throw new TypeError('The tables in memory do not know this command.');
  };
  return { send } as unknown as DynamoDBDocumentClient;
}

/** A single write whose condition fails has another error than a transaction. */
function one(write: () => void): object {
  try {
    write();
    return {};
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    throw new ConditionalCheckFailedException({ message: 'Refused.', $metadata: {} });
  }
}

/** What is undefined is left out, as the real client does. */
function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Uint8Array.from(value) as T;
  if (Array.isArray(value)) return value.map(copy) as T;
  const fields = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(fields.map(([name, held]) => [name, copy(held)])) as T;
}

const rowsOf = (table: Table): Row[] => [...table.values()].flatMap((parts) => [...parts.values()]);

function read(table: Table, key: Row = {}): Row | undefined {
  return table.get(String(key.id))?.get(String(key.part));
}

function write(table: Table, row: Row): void {
  const id = String(row.id);
  const parts = table.get(id) ?? new Map<string, Row>();
  table.set(id, parts.set(String(row.part), copy(row)));
}

/** All or nothing, at one moment. */
function transact(tableOf: (name?: string) => Table, items: readonly TransactionItem[]): void {
  const acts = items.map(({ Put, Update, Delete, ConditionCheck }) => {
    const asked = Put ?? Update ?? Delete ?? ConditionCheck;
    const key = Put?.Item ?? Update?.Key ?? Delete?.Key ?? ConditionCheck?.Key ?? {};
    const table = tableOf(asked?.TableName);
    return { Put, Update, Delete, asked, key, table, name: JSON.stringify([asked?.TableName, key.id, key.part]) };
  });
  if (acts.length > 100) throw new RangeError(`${acts.length} writes in one transaction.`);
  if (new Set(acts.map(({ name }) => name)).size < acts.length) {
    throw new RangeError('Two writes of one item in one transaction.');
  }
  const codes = acts.map(({ asked, table, key }) =>
    conditionHolds(asked?.ConditionExpression, read(table, key), asked) ? 'None' : 'ConditionalCheckFailed',
  );
  if (codes.includes('ConditionalCheckFailed')) {
    const CancellationReasons = codes.map((Code) => ({ Code }));
    throw new TransactionCanceledException({ message: 'Refused.', $metadata: {}, CancellationReasons });
  }
  for (const { Put, Update, Delete, table, key } of acts) {
    if (Put) write(table, Put.Item ?? {});
    if (Update) write(table, updated(read(table, key) ?? key, Update));
    if (Delete) table.get(String(key.id))?.delete(String(key.part));
  }
}

function query(table: Table, input: QueryCommandInput, indices: IndexKeys): Row[] {
  const [, place] = indices[input.IndexName ?? ''] ?? ['id', 'part'];
  const [, value = ''] = /^id = (:\w+)/.exec(input.KeyConditionExpression ?? '') ?? [];
  const id = input.IndexName ? undefined : input.ExpressionAttributeValues?.[value];
  const among = id === undefined ? rowsOf(table) : [...(table.get(String(id))?.values() ?? [])];
  const found = among
    .filter((row) => row[place] !== undefined && conditionHolds(input.KeyConditionExpression, row, input))
    .sort((one, other) => (String(one[place]) < String(other[place]) ? -1 : 1));
  return copy((input.ScanIndexForward === false ? found.reverse() : found).slice(0, input.Limit));
}
