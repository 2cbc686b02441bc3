import { readTransfer } from '../ledger/ledger-rows.ts';
import { transferItems } from '../ledger/post-transfer.ts';
import { recordalItems } from './await-recordal.ts';
import { commitFresh, type Decided } from './commit-fresh.ts';
import type { Order } from './order.ts';
import { isUnsettled, lookAgainAt } from './order-deadlines.ts';
import { theTradeService } from './order-moves.ts';
import { getOrder } from './order-store.ts';
import { orderMoveItems } from './order-writes.ts';
import type { SplitNews } from './payment-provider.ts';
import { strangeNotice } from './payment-refusals.ts';
import type { PaymentServices } from './payment-services.ts';
import { getPayment } from './payment-store.ts';
import {
  isWhole,
  openStep,
  owedBy,
  partsToGive,
  type SplitPart,
  type SplitStep,
  type Splitting,
  stepLegs,
  stepNumber,
} from './splitting.ts';
import { getSplitting, orderOfStep, splittingItems } from './splitting-store.ts';
import { providerOf } from './start-payment.ts';
import { captureTransfer, splitTransfer } from './transfer-names.ts';

/**
 * Has a provider divide the money of an order whose refund window is over among sellers and platform (domain E.2, 分账).
 * It may be called any number of times: an instruction is kept before the first call, and one that is open is asked about.
 */
export async function splitOrder(services: PaymentServices, order: string, requestId: string): Promise<void> {
  await beginSplit(services, order, requestId);
  await completeStep(services, order, requestId);
}

/** Keeps the instruction of an order that is due, from where a sweep takes it up. */
export function beginSplit(services: PaymentServices, order: string, requestId: string): Promise<undefined> {
  return commitFresh(services, () => begin(services, order, requestId));
}

async function begin(services: PaymentServices, id: string, requestId: string): Promise<Decided<undefined>> {
  const nothing = { items: [], result: undefined };
  const order = await getOrder(services, id);
  const now = services.now();
  if (!order || !isUnsettled(order, now)) return nothing;
  const [splitting, capture] = await Promise.all([
    getSplitting(services, id),
    readTransfer(services.items, captureTransfer(id)),
  ]);
  if (!capture || (splitting && openStep(splitting))) return nothing;
  const at = now.toISOString();
  const act = { actor: theTradeService, at, requestId } as const;
  const waiting = await recordalItems(services, order, { at, requestId });
  if (waiting) return { items: waiting, result: undefined };
  const parts = partsToGive(owedBy(capture), splitting?.steps ?? []);
  if (parts.length === 0) {
    const settle = { move: 'settle', ...act, changes: { settledAt: at } } as const;
    return { items: orderMoveItems(services.trade, order, settle).items, result: undefined };
  }
  const step = newStep(id, splitting, { kind: 'split', refund: null, parts, askedAt: at, requestId });
  const kept = splitting ?? (await newSplitting(services, order));
  const next = { ...kept, steps: [...kept.steps, step], updatedAt: at };
  const { items } = orderMoveItems(services.trade, order, { move: 'split', ...act });
  return { items: [...items, ...splittingItems(services.trade, splitting, next)], result: undefined };
}

async function newSplitting(services: PaymentServices, { id, payment = '', captured, currency }: Order) {
  const paid = await getPayment(services, payment);
  if (!paid) throw new Error(`${id} was paid by nothing that is kept`);
  return { order: id, payment, provider: paid.provider, captured, currency, steps: [] as SplitStep[] };
}

/** The instruction that follows on those before. */
export function newStep(
  order: string,
  before: Splitting | undefined,
  said: Pick<SplitStep, 'kind' | 'refund' | 'askedAt' | 'requestId'> & { parts: SplitPart[] },
): SplitStep {
  const number = stepNumber(order, said.kind, (before?.steps.length ?? 0) + 1);
  return { ...said, number, state: 'asked', done: [], reference: '', reason: null, overAt: null };
}

/** Instructs the provider unless it knows of the instruction, and books how that ended; nothing while it is open. */
export async function completeStep(services: PaymentServices, order: string, requestId: string): Promise<void> {
  const splitting = await getSplitting(services, order);
  const step = splitting && openStep(splitting);
  const payment = splitting && (await getPayment(services, splitting.payment));
  if (!step || !payment) return;
  const provider = await providerOf(services, splitting.provider);
  const news = (await provider.findStep(step, payment)) ?? (await provider.instruct(step, payment));
  if (news.state === 'over') await settleStep(services, order, news, requestId);
}

/**
 * Asks how an instruction has ended of which its provider says that something has become of it: a notice is a bell, and
 * tells of one receiver where the instruction may have several.
 * @throws ServiceError CONFLICT when the provider was never instructed by that number
 */
export async function hearOfStep(services: PaymentServices, provider: string, number: string, requestId: string) {
  const order = await orderOfStep(services, number);
  const splitting = order === undefined ? undefined : await getSplitting(services, order);
  if (splitting?.provider !== provider) throw strangeNotice();
  await completeStep(services, splitting.order, requestId);
}

/** Order, instruction and ledger move together, once. */
async function settleStep(services: PaymentServices, id: string, news: SplitNews, requestId: string): Promise<void> {
  await commitFresh(services, async () => {
    const [splitting, order] = await Promise.all([getSplitting(services, id), getOrder(services, id)]);
    const place = splitting?.steps.findIndex(({ number, state }) => number === news.number && state === 'asked') ?? -1;
    const asked = splitting?.steps[place];
    if (!splitting || !order || !asked) return { items: [], result: undefined };
    const at = services.now().toISOString();
    const { done, reference, reason = null } = news;
    const step: SplitStep = { ...asked, state: 'over', done: [...done], reference, reason, overAt: at };
    const next = { ...splitting, steps: splitting.steps.with(place, step), updatedAt: at };
    const { items } = orderMoveItems(services.trade, order, moveAfter(step, at, requestId));
    const booked = done.length > 0 ? bookedStep(services, next, place, at) : [];
    return { items: [...items, ...splittingItems(services.trade, splitting, next), ...booked], result: undefined };
  });
}

function moveAfter(step: SplitStep, at: string, requestId: string) {
  const act = { actor: theTradeService, at, requestId, ...(step.reason && { reason: step.reason }) };
  if (step.kind === 'return') return { move: 'take-back', ...act } as const;
  if (isWhole(step)) return { move: 'settle', ...act, changes: { settledAt: at } } as const;
  return { move: 'delay-split', ...act, changes: { settleAfter: lookAgainAt(at) } } as const;
}

function bookedStep(services: PaymentServices, splitting: Omit<Splitting, 'revision'>, place: number, at: string) {
  const { order, provider, currency, steps } = splitting;
  const step = steps[place];
  if (!step) return [];
  const name = splitTransfer(order, step.number);
  return transferItems(services.ledger.name, { key: name, id: name, legs: stepLegs(step, provider, currency) }, at);
}
