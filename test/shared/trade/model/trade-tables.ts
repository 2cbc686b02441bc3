import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { ensureTable } from '#infra/local/storage.ts';
import { depositTable, ledgerTable, memberTable } from '#infra/tables.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { tradeTable } from '#shared/trade/trade-table.ts';
import { type TradeWorld, type WorldTables, worldOf } from './trade-world.ts';

/** Markets on a running DynamoDB, each empty and in tables of its own. */
export interface TradeTables {
  open(): Promise<TradeWorld>;
  /** Removes every table that was made. */
  close(): Promise<void>;
}

export function tradeTables(endpoint: string): TradeTables {
  const client = tableClient({ region: 'us-east-1', endpoint });
  const made: string[] = [];
  const make = async (name: string, table: Parameters<typeof ensureTable>[2]) => {
    await ensureTable(endpoint, name, table);
    made.push(name);
    return name;
  };
  return {
    open: async () => {
      const name = `m${randomUUID().slice(0, 8)}`;
      const names: WorldTables = {
        trade: await make(`${name}-trade`, tradeTable),
        ledger: await make(`${name}-ledger`, ledgerTable),
        members: await make(`${name}-members`, memberTable),
        deposits: await make(`${name}-deposits`, depositTable),
      };
      return worldOf(client, names);
    },
    close: async () => {
      for (const TableName of made.splice(0)) await client.send(new DeleteTableCommand({ TableName }));
      client.destroy();
    },
  };
}
