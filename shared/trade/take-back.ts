import { readTransfer } from '../ledger/ledger-rows.ts';
import { commitFresh, type Decided } from './commit-fresh.ts';
import type { PaymentServices } from './payment-services.ts';
import { getRefund } from './payment-store.ts';
import type { Refund } from './refund.ts';
import { completeStep, newStep } from './split-order.ts';
import { doneParts, isWhole, openStep, owedBy, partsToTakeBack, type SplitPart } from './splitting.ts';
import { getSplitting, splittingItems } from './splitting-store.ts';
import { captureTransfer } from './transfer-names.ts';

/** Whether the money of a refund lies undivided at the provider, and what was taken back for it. */
export type TakenBack =
  | { state: 'ready'; parts: readonly SplitPart[] }
  | { state: 'open' }
  | { state: 'refused'; reason: string };

/**
 * Takes back from the receivers of a split what they are no longer to have once a refund is done, so that it is there to
 * be given back: reversals follow the same path (domain E.2). A split that is open is found out about first. There is one
 * refund of an order at a time, so what the ledger will reverse is known to the fen.
 */
export async function takeBack(services: PaymentServices, refund: Refund, requestId: string): Promise<TakenBack> {
  const { id, order, cause } = refund;
  const splitting = cause === 'surplus' ? undefined : await getSplitting(services, order);
  if (!splitting) return { state: 'ready', parts: [] };
  await completeStep(services, order, requestId);
  const { isInTheWay } = await commitFresh(services, () => begin(services, id, requestId));
  await completeStep(services, order, requestId);
  const after = await getSplitting(services, order);
  // What was open when this was to begin may have ended since, and then nothing has been taken back of it yet.
  if (!after || openStep(after) || isInTheWay) return { state: 'open' };
  const step = after.steps.find((one) => one.refund === id);
  if (!step || isWhole(step)) return { state: 'ready', parts: step ? doneParts(step) : [] };
  return { state: 'refused', reason: step.reason ?? 'not all of it could be taken back' };
}

interface Begun {
  /** Another instruction is open, so that this one could not begin. */
  isInTheWay: boolean;
}

async function begin(services: PaymentServices, id: string, requestId: string): Promise<Decided<Begun>> {
  const nothing = { items: [], result: { isInTheWay: false } };
  const refund = await getRefund(services, id);
  if (refund?.state !== 'approved') return nothing;
  const { order, amount } = refund;
  const [splitting, capture] = await Promise.all([
    getSplitting(services, order),
    readTransfer(services.items, captureTransfer(order)),
  ]);
  if (!splitting || !capture || splitting.steps.some((step) => step.refund === id)) return nothing;
  if (openStep(splitting)) return { items: [], result: { isInTheWay: true } };
  const parts = partsToTakeBack(owedBy(capture, amount), splitting.steps);
  if (parts.length === 0) return nothing;
  const at = services.now().toISOString();
  const step = newStep(order, splitting, { kind: 'return', refund: id, parts, askedAt: at, requestId });
  const next = { ...splitting, steps: [...splitting.steps, step], updatedAt: at };
  return { items: splittingItems(services.trade, splitting, next), result: { isInTheWay: false } };
}
