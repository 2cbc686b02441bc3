import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { TransactionItem } from '#shared/ledger/item-store.ts';
import { conditionHolds, type Row, updated } from './expressions.ts';

/** By id, then by part. */
type Table = Map<string, Map<string, Row>>;

const indexKeys: Record<string, [string, string]> = { 'by-state': ['shelf', 'place'] };

/**
 * A client whose tables are in memory: it does what the commands of the stores say, by the same expressions, so that
 * very many stories can be told in little time. What it does not know it refuses.
 */
export function memoryClient(): DynamoDBDocumentClient {
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
    if (command instanceof PutCommand) return write(tableOf(command.input.TableName), command.input.Item ?? {});
    if (command instanceof QueryCommand) return { Items: query(tableOf(command.input.TableName), command.input) };
    if (command instanceof ScanCommand) return { Items: copy(rowsOf(tableOf(command.input.TableName))) };
    throw new TypeError('The tables in memory do not know this command.');
  };
  return { send } as unknown as DynamoDBDocumentClient;
}

/** As JSON has it: what is undefined is left out, as the real client does. */
function copy<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
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

function query(table: Table, input: QueryCommandInput): Row[] {
  const [, place] = indexKeys[input.IndexName ?? ''] ?? ['id', 'part'];
  const id = input.IndexName ? undefined : input.ExpressionAttributeValues?.[':id'];
  const among = id === undefined ? rowsOf(table) : [...(table.get(String(id))?.values() ?? [])];
  const found = among
    .filter((row) => row[place] !== undefined && conditionHolds(input.KeyConditionExpression, row, input))
    .sort((one, other) => (String(one[place]) < String(other[place]) ? -1 : 1));
  return copy((input.ScanIndexForward === false ? found.reverse() : found).slice(0, input.Limit));
}
