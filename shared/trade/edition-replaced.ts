import { listEvents } from '../deposits/deposit-store.ts';
import { licenceTypes } from './licence.ts';
import type { Order } from './order.ts';
import { replacementDays } from './order-deadlines.ts';
import type { PaymentServices } from './payment-services.ts';

/** Whether an edition that an order sold was replaced so soon; not where the licence brings the later ones with it. */
export async function isSoonReplaced(services: Pick<PaymentServices, 'deposits'>, order: Order): Promise<boolean> {
  const { paidAt } = order;
  if (!paidAt) return false;
  const end = new Date(Date.parse(paidAt) + replacementDays * 86_400_000).toISOString();
  const sold = order.lines.filter(({ licence }) => !licenceTypes[licence].includesLaterEditions);
  const deposits = [...new Set(sold.map(({ deposit }) => deposit))];
  const histories = await Promise.all(deposits.map((deposit) => listEvents(services.deposits, deposit)));
  return histories.flat().some(({ move, at }) => move === 'supersede' && at >= paidAt && at <= end);
}
