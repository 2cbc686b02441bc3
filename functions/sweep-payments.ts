import { expirePending } from '#shared/ledger/expire-pending.ts';
import { paymentServices } from '#shared/trade/payment-services.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';

const services = paymentServices();

/** Finds out about payments and refunds of which no notice came, and ends reservations of the ledger that have expired. */
export const handler = async (): Promise<void> => {
  await sweepPayments(services);
  await expirePending(services);
};
