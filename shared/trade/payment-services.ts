import type { LedgerTable } from '../ledger/item-store.ts';
import type { LedgerServices } from '../ledger/ledger-services.ts';
import type { MemberServices } from '../members/member-services.ts';
import type { WebhookTable } from '../webhooks/webhook-store.ts';
import type { PaymentProvider } from './payment-provider.ts';
import type { TradeRows } from './royalty-services.ts';
import type { TradeTable } from './trade-table.ts';

/** What payments need: trade and its ledger, who people are, whom to tell, and those who take the money. */
export interface PaymentServices extends TradeRows, LedgerServices, Pick<MemberServices, 'members'> {
  trade: TradeTable;
  /** The table that `items` are of, for changes that happen together with those of trade. */
  ledger: Pick<LedgerTable, 'name'>;
  webhooks: Pick<WebhookTable, 'name'>;
  /** Those that are set up here; asked for at first use, because their secrets are read then. */
  providers(): Promise<readonly PaymentProvider[]>;
  /** Public address of the service, without a trailing slash. */
  siteUrl: string;
}
