import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { onChanges } from '#shared/runtime/records.ts';
import { paymentServices } from '#shared/trade/payment-services.ts';

const services = paymentServices();

/** Takes committed transfers into the journal of the ledger; what waits there says what is new, not the change. */
export const handler = onChanges(async (changes) => {
  if (changes.some(({ now }) => String(now?.id).startsWith('outbox#'))) await chainJournal(services);
  return [];
});
