import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { ensureTable } from '#infra/local/storage.ts';
import { ledgerTable } from '#infra/tables.ts';
import { type LedgerTable, ledgerItems } from '#shared/ledger/item-store.ts';
import type { LedgerServices } from '#shared/ledger/ledger-services.ts';
import { tableClient } from '#shared/runtime/table-client.ts';

/** Ledgers on a running DynamoDB, each empty and in a table of its own. */
export interface LedgerTables {
  /** A new ledger, and its table for what goes beyond its use cases. */
  open(): Promise<LedgerServices & { table: LedgerTable }>;
  /** Removes every table that was made. */
  close(): Promise<void>;
}

export function ledgerTables(endpoint: string): LedgerTables {
  const client = tableClient({ region: 'us-east-1', endpoint });
  const names: string[] = [];
  const drop = async () => {
    for (const TableName of names.splice(0)) await client.send(new DeleteTableCommand({ TableName }));
  };
  return {
    open: async () => {
      const name = `ledger-${randomUUID().slice(0, 8)}`;
      await ensureTable(endpoint, name, ledgerTable);
      names.push(name);
      const table = { client, name };
      return { items: ledgerItems(table), now: () => new Date(), table };
    },
    close: async () => {
      await drop();
      client.destroy();
    },
  };
}
