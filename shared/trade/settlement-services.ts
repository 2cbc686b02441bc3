import { ledgerItems } from '../ledger/item-store.ts';
import { entryServices } from '../log/log-services.ts';
import type { MemberServices } from '../members/member-services.ts';
import { env } from '../runtime/env.ts';
import type { PayoutServices } from './complete-payout.ts';
import { sandboxIssuer } from './invoice-issuer.ts';
import type { JournalLogServices } from './log-journal-head.ts';
import { sandboxPayouts } from './payout-provider.ts';
import type { InvoiceServices } from './settle-invoices.ts';
import { tradeServices } from './trade-services.ts';

/** What follows a sale needs: trade and its ledger, who people are, an issuer of invoices, whoever pays payees, and the log. */
export interface SettlementServices
  extends PayoutServices,
    InvoiceServices,
    JournalLogServices,
    Pick<MemberServices, 'members'> {}

let built: SettlementServices | undefined;

/** The services of this process, from its settings. Invoices and payouts go to sandboxes, which keep their state in the table. */
export function settlementServices(): SettlementServices {
  const { members, trade, rows, now } = tradeServices();
  built ??= {
    log: entryServices().log,
    members,
    trade,
    rows,
    now,
    items: ledgerItems({ client: trade.client, name: env().LEDGER_TABLE }),
    payouts: sandboxPayouts(rows),
    issuer: sandboxIssuer(rows, now),
  };
  return built;
}
