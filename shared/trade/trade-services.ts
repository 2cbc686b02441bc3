import type { DepositServices } from '../deposits/deposit-services.ts';
import type { LedgerItems } from '../ledger/item.ts';
import { ledgerItems } from '../ledger/item-store.ts';
import { type MemberServices, memberServices } from '../members/member-services.ts';
import { env } from '../runtime/env.ts';
import { type CatalogueServices, catalogueServices, tableClient } from '../runtime/table-client.ts';
import type { TradeTable } from './trade-table.ts';

/** What trade needs: its table, plain and as rows, who people are, and the deposits that rights are sold in. */
export interface TradeServices extends MemberServices, Pick<DepositServices, 'deposits'>, CatalogueServices {
  trade: TradeTable;
  /** The same table: newest reads, ordered lists, and writes all together or not at all. */
  rows: LedgerItems;
}

let built: TradeServices | undefined;

/** The services of this process, from its settings. */
export function tradeServices(): TradeServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, DEPOSITS_TABLE, MEMBERS_TABLE, TRADE_TABLE } = env();
  const client = tableClient({ region, endpoint });
  const trade = { client, name: TRADE_TABLE };
  built ??= {
    ...catalogueServices(),
    ...memberServices(),
    // By one client, so that what is asked of several tables at once is one call.
    members: { client, name: MEMBERS_TABLE },
    deposits: { client, name: DEPOSITS_TABLE },
    trade,
    rows: ledgerItems(trade),
  };
  return built;
}
