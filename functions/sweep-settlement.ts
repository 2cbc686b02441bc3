import { completePayouts } from '#shared/trade/complete-payout.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import { logJournalHead } from '#shared/trade/log-journal-head.ts';
import { settleOpenInvoices } from '#shared/trade/settle-invoices.ts';
import { settlementServices } from '#shared/trade/settlement-services.ts';

const services = settlementServices();

/**
 * Makes up for lost events: statements behind the journal, invoices and payouts of which nobody knows the end. Hands the head
 * of the journal to the transparency log once a day.
 */
export const handler = async (): Promise<void> => {
  await foldStatements(services);
  await settleOpenInvoices(services);
  await completePayouts(services);
  await logJournalHead(services);
};
