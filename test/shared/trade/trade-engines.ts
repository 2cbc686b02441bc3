import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import { ledgerTable, memberTable } from '#infra/tables.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import type { MemberTable } from '#shared/members/member-store.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import type { PayoutServices } from '#shared/trade/complete-payout.ts';
import { sandboxPayouts } from '#shared/trade/payout-provider.ts';

export interface TradeTables extends PayoutServices {
  members: MemberTable;
  /** Moves the clock of the services on. */
  pass(days: number): void;
}

/** Tables of their own for trade, its ledger and members, on the engine of this run. */
export async function makeTradeTables(begin?: string): Promise<TradeTables> {
  const endpoint = inject('dynamodbEndpoint');
  const name = `t${randomUUID().slice(0, 8)}`;
  await Promise.all([
    ensureTable(endpoint, `${name}-trade`, ledgerTable),
    ensureTable(endpoint, `${name}-ledger`, ledgerTable),
    ensureTable(endpoint, `${name}-members`, memberTable),
  ]);
  return tradeTablesOver(tableClient({ region: 'us-east-1', endpoint }), name, begin);
}

/** The same over any client of tables of that name. */
export function tradeTablesOver(
  client: DynamoDBDocumentClient,
  name: string,
  begin = '2026-11-20T08:00:00.000Z',
): TradeTables {
  const trade = { client, name: `${name}-trade` };
  const rows = ledgerItems(trade);
  let at = Date.parse(begin);
  return {
    trade,
    rows,
    items: ledgerItems({ client, name: `${name}-ledger` }),
    members: { client, name: `${name}-members` },
    payouts: sandboxPayouts(rows),
    now: () => {
      at += 1;
      return new Date(at);
    },
    pass: (days) => {
      at += days * 86_400_000;
    },
  };
}
