import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { completePayouts } from '#shared/trade/complete-payout.ts';
import { expireOrders } from '#shared/trade/expire-orders.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import { ordersOf } from '#shared/trade/order-store.ts';
import { settleInvoices, settleOpenInvoices } from '#shared/trade/settle-invoices.ts';
import { sweepPayments } from '#shared/trade/sweep-payments.ts';
import { buyers, type TradeWorld } from './trade-world.ts';

/** Ids of the orders of every buyer, oldest first. */
export async function orderIds({ rows }: Pick<TradeWorld, 'rows'>): Promise<string[]> {
  const places = await Promise.all(buyers.map(({ organization }) => rows.list(ordersOf(organization))));
  return places
    .flat()
    .map(({ part }) => part)
    .sort()
    .map((place) => place.slice(place.indexOf('#') + 1));
}

/** Lets everything that runs by schedule or by stream run, as it does a while after the last request. */
export async function sweepAll(world: TradeWorld): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    world.clock.at += 120_000;
    const { failed } = await sweepPayments(world);
    if (failed > 0) throw new Error(`${failed} payments or refunds could not be swept.`);
    while ((await expireOrders(world)) > 0);
    await completePayouts(world);
    for (const id of await orderIds(world)) await settleInvoices(world, id);
    await settleOpenInvoices(world);
    await chainJournal(world);
    await foldStatements(world);
  }
}
