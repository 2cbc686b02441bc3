import { requireMembership } from '../members/find-memberships.ts';
import type { MemberServices } from '../members/member-services.ts';
import { getOrganizations } from '../members/organization-store.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { log } from '../runtime/log.ts';
import type { Invoice, InvoiceTitle } from './invoice.ts';
import { billOf, standingOf } from './invoice-standing.ts';
import { getInvoice, getOrderPart, listOrderParts } from './invoice-store.ts';
import type { Order } from './order.ts';
import { getPaidOrder } from './royalty-orders.ts';
import { begin, type InvoiceServices, settleInvoices } from './settle-invoices.ts';
import { nothingThere } from './trade-refusals.ts';

export type InvoiceRequestServices = InvoiceServices & Pick<MemberServices, 'members'>;

interface InvoiceRequest {
  order: string;
  title: InvoiceTitle;
  caller: Caller;
  requestId: string;
}

/**
 * Asks for the invoices of an order, one by each seller of record, made out as the buyer says. Asked again it answers the
 * invoices that there are: a part of an order has one that stands at most.
 * @throws ServiceError NOT_FOUND to whoever does not belong to the buyer, CONFLICT when nothing is paid or left
 */
export async function requestInvoices(
  services: InvoiceRequestServices,
  { order: id, title, caller, requestId }: InvoiceRequest,
): Promise<Invoice[]> {
  const order = await getPaidOrder(services, id);
  if (!order) throw nothingThere();
  await requireMembership(services, caller, order.buyer.organization, 'buyer');
  const standing = await standingOf(services, order);
  const sellers = [...new Set(order.lines.map(({ holder }) => holder))];
  for (const seller of sellers) {
    const bill = billOf(order, standing, seller);
    if (bill.lines.length > 0) await beginPart(services, order, { seller, title, bill, by: caller.subject, requestId });
  }
  const parts = await listOrderParts(services, id);
  if (parts.length === 0) throw nothingToBill();
  // The issuer may be out of reach: what is requested stays so, and is asked for again later.
  await settleInvoices(services, id).catch((error: unknown) => log('SETTLEMENT_FAILED', { order: id, error }));
  const current = await Promise.all(
    (await listOrderParts(services, id)).map((part) => getInvoice(services, part.active ?? part.last)),
  );
  return current.filter((invoice) => invoice !== undefined);
}

interface Wanted {
  seller: string;
  title: InvoiceTitle;
  bill: ReturnType<typeof billOf>;
  by: string;
  requestId: string;
}

async function beginPart(
  services: InvoiceRequestServices,
  order: Order,
  { seller, title, bill, by, requestId }: Wanted,
): Promise<void> {
  const known = await getOrderPart(services, order.id, seller);
  const last = known && (await getInvoice(services, known.active ?? known.last));
  // Once refused it may be asked for again with another title; what was reversed is billed anew without being asked.
  if (known && (known.active !== null || last?.state !== 'refused')) return;
  const [organization] = await getOrganizations(services.members, [seller]);
  if (!organization) return;
  const { name, creditCode } = organization;
  const part = known ?? { revision: 0, order: order.id, seller, count: 0, active: null, last: '' };
  const buyer = { organization: order.buyer.organization, ...title };
  const draft = { order: order.id, seller: { organization: seller, name, creditCode }, buyer, ...bill };
  await begin(services, part, draft, { by, requestId });
}

function nothingToBill(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '该订单没有可开具发票的金额。',
    en: 'There is nothing in this order to be invoiced.',
  });
}
