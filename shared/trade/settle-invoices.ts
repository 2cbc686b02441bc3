import { log } from '../runtime/log.ts';
import { billsTheSame, type Invoice, invoiceId, negated } from './invoice.ts';
import type { InvoiceIssuer } from './invoice-issuer.ts';
import { billOf, standingOf } from './invoice-standing.ts';
import {
  addInvoice,
  answeredInvoice,
  changeInvoice,
  getInvoice,
  listOrderParts,
  listOrdersInIssue,
  type OrderPart,
  saveOrderPart,
} from './invoice-store.ts';
import type { Order } from './order.ts';
import { getPaidOrder } from './royalty-orders.ts';
import type { RoyaltyServices, TradeRows } from './royalty-services.ts';

export interface InvoiceServices extends RoyaltyServices {
  issuer: InvoiceIssuer;
}

/** More than a refund between any two steps leads to. */
const mostSteps = 20;

/**
 * Brings the invoices of an order in line with what was paid and not given back: asks for what is requested, takes an
 * invoice back whole by a red-letter one when money went back, and bills the rest anew. Only where a buyer has asked for
 * an invoice. It may be called any number of times at once, and goes on from wherever the last call ended.
 */
export async function settleInvoices(services: InvoiceServices, orderId: string): Promise<void> {
  const order = await getPaidOrder(services, orderId);
  if (!order) return;
  for (const { seller } of await listOrderParts(services, orderId)) {
    // Each step finds out anew where things stand.
    for (let step = 1; step <= mostSteps && (await advance(services, order, seller)); step += 1);
  }
}

/** Asks again for every invoice that the issuer has not answered; those that fail wait for the next time. */
export async function settleOpenInvoices(services: InvoiceServices): Promise<{ open: number }> {
  for (const order of await listOrdersInIssue(services)) {
    await settleInvoices(services, order).catch((error: unknown) => log('SETTLEMENT_FAILED', { order, error }));
  }
  return { open: (await listOrdersInIssue(services)).length };
}

/** Takes one step for a seller's part of an order; false when there is none to take now. */
async function advance(services: InvoiceServices, order: Order, seller: string): Promise<boolean> {
  const part = (await listOrderParts(services, order.id)).find((one) => one.seller === seller);
  if (!part) return false;
  const current = await getInvoice(services, part.active ?? part.last);
  if (!current) return false;
  const bill = billOf(order, await standingOf(services, order), seller);
  if (!part.active) {
    if (current.state !== 'reversed' || bill.lines.length === 0) return false;
    return begin(services, part, { ...current, ...bill }, { by: 'service', requestId: null });
  }
  if (current.state === 'requested') return ask(services, part, current);
  if (current.state !== 'issued') return false;
  const red = current.correctedBy === null ? undefined : await getInvoice(services, current.correctedBy);
  if (red) return red.state === 'requested' && ask(services, part, red, current);
  return billsTheSame(current, bill) ? false : correct(services, part, current);
}

/** Records that an invoice is wanted, with what it bills. */
export async function begin(
  services: TradeRows & Pick<RoyaltyServices, 'now'>,
  part: OrderPart,
  draft: Pick<Invoice, 'order' | 'seller' | 'buyer' | 'lines' | 'net' | 'tax' | 'total'>,
  act: Pick<Invoice['history'][number], 'by' | 'requestId'>,
): Promise<boolean> {
  const { order, seller, buyer, lines, net, tax, total } = draft;
  const at = services.now().toISOString();
  const id = invoiceId(order, part.seller, part.count + 1);
  const requested = { kind: 'blue', state: 'requested', original: null } as const;
  const blank = { number: null, issuedAt: null, correctedBy: null, reason: null };
  const history: Invoice['history'] = [{ state: 'requested', at, ...act }];
  const amounts = { order, seller, buyer, lines, net, tax, total };
  const invoice: Invoice = { id, revision: 1, ...requested, ...amounts, ...blank, requestedAt: at, history };
  const next = { ...part, revision: part.revision + 1, count: part.count + 1, active: id, last: id };
  const refused = await services.rows.commit([saveOrderPart(next), ...addInvoice(invoice)]);
  return refused.length === 0;
}

/** Begins the red-letter invoice that takes back an issued one whole. */
async function correct(services: InvoiceServices, part: OrderPart, blue: Invoice): Promise<boolean> {
  if (blue.number === null || blue.issuedAt === null) return false;
  const at = services.now().toISOString();
  const id = invoiceId(blue.order, part.seller, part.count + 1);
  const red: Invoice = {
    ...blue,
    ...negated(blue),
    id,
    revision: 1,
    kind: 'red',
    state: 'requested',
    number: null,
    issuedAt: null,
    original: { id: blue.id, number: blue.number, issuedAt: blue.issuedAt },
    requestedAt: at,
    history: [{ state: 'requested', at, by: 'service', requestId: null }],
  };
  await services.rows.commit([
    saveOrderPart({ ...part, revision: part.revision + 1, count: part.count + 1 }),
    changeInvoice({ ...blue, revision: blue.revision + 1, correctedBy: id }),
    ...addInvoice(red),
  ]);
  return true;
}

/** Asks the issuer, and books what it answers; a red-letter invoice that is issued ends the blue one. */
async function ask(services: InvoiceServices, part: OrderPart, invoice: Invoice, blue?: Invoice): Promise<boolean> {
  const answer = (await services.issuer.find(invoice.id)) ?? (await services.issuer.issue(invoice));
  if (answer.state === 'processing') return false;
  const at = services.now().toISOString();
  const { state } = answer;
  const told =
    answer.state === 'issued'
      ? { number: answer.number, issuedAt: answer.issuedAt }
      : { number: null, issuedAt: null, reason: answer.reason };
  const answered: Invoice = {
    ...invoice,
    ...told,
    revision: invoice.revision + 1,
    state,
    history: [...invoice.history, { state, at, by: 'issuer', requestId: null }],
  };
  const endsPart = state === 'issued' ? blue !== undefined : blue === undefined;
  const reversed = blue && state === 'issued' ? [changeInvoice(reversedInvoice(blue, at))] : [];
  const freed = endsPart ? [saveOrderPart({ ...part, revision: part.revision + 1, active: null })] : [];
  await services.rows.commit([...answeredInvoice(answered), ...reversed, ...freed]);
  return true;
}

function reversedInvoice(blue: Invoice, at: string): Invoice {
  const history: Invoice['history'] = [...blue.history, { state: 'reversed', at, by: 'issuer', requestId: null }];
  return { ...blue, revision: blue.revision + 1, state: 'reversed', history };
}
