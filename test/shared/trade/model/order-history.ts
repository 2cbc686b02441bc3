import { ServiceError } from '#shared/runtime/errors.ts';
import { askRefund } from '#shared/trade/ask-refund.ts';
import { cancelOrder } from '#shared/trade/cancel-order.ts';
import { disputeOrder } from '#shared/trade/dispute-order.ts';
import { expireOrders } from '#shared/trade/expire-orders.ts';
import { getOrder } from '#shared/trade/order-store.ts';
import { settlePayment } from '#shared/trade/settle-payment.ts';
import { startPayment } from '#shared/trade/start-payment.ts';
import { LostCall } from './faulty-client.ts';
import type { Operation } from './linearizable.ts';
import { order, quote, requestId, type Story } from './trade-acts.ts';
import { orderIds } from './trade-sweeps.ts';
import { buyers, type TradeWorld } from './trade-world.ts';

/** An order as those who use it see it. */
export type Seen = 'open' | 'paid' | 'going back' | 'disputed' | 'cancelled' | 'expired';

export type Call = 'pay' | 'cancel' | 'expire' | 'refund' | 'dispute' | 'read';
export const calls: readonly Call[] = ['pay', 'cancel', 'expire', 'refund', 'dispute', 'read', 'read'];

const seen: Record<string, Seen> = {
  placed: 'open',
  'awaiting-payment': 'open',
  paid: 'paid',
  fulfilled: 'paid',
  settled: 'paid',
  'refund-requested': 'going back',
  refunded: 'going back',
  disputed: 'disputed',
  cancelled: 'cancelled',
  expired: 'expired',
};

const [{ caller }] = buyers;

/** What calls answer: what was done, that it may not be, or nothing certain. */
type Answer = string | 'refused' | 'unknown';

/** What each call does to an order by its answer, one after the other. */
const meaning: Record<Call, (state: Seen, answer: Answer) => Seen[]> = {
  pay: (state, answer) => {
    // Paid before stays as it was; what was no longer awaited goes back and changes nothing.
    if (answer === 'captured') return state === 'open' ? ['paid'] : isOver(state) ? [] : [state];
    return isOver(state) ? [state] : [];
  },
  cancel: (state, answer) => step(state, answer, 'open', 'cancelled'),
  expire: (state, answer) => (answer === '1' ? step(state, 'done', 'open', 'expired') : [state]),
  refund: (state, answer) => step(state, answer, 'paid', 'going back'),
  dispute: (state, answer) => step(state, answer, 'paid', 'disputed'),
  read: (state, answer) => (answer === state ? [state] : []),
};

const isOver = (state: Seen) => state === 'cancelled' || state === 'expired';

function step(state: Seen, answer: Answer, from: Seen, to: Seen): Seen[] {
  if (answer === 'busy') return [state];
  if (answer === 'refused') return state === from ? [] : [state];
  return state === from ? [to] : [];
}

/** A call whose answer is lost: anything that it could have done. */
function anything(call: Call, state: Seen): Seen[] {
  const answers = call === 'pay' ? ['captured', 'returned'] : ['1', 'done', 'refused'];
  return [state, ...answers.flatMap((answer) => meaning[call](state, answer))];
}

/** Lets several clients use one order at once, each its calls one after the other, and tells what was answered when. */
export async function shareOrder(
  { real, clean }: { real: TradeWorld; clean: TradeWorld },
  clients: readonly (readonly Call[])[],
): Promise<Operation<Seen>[]> {
  const story: Story = { real: clean, clean, notices: [], quotes: [], copies: 0, revision: 1 };
  await quote(story, 0, [[0, 0, 1]]);
  await order(story, { place: 0, key: clean.clock.at, times: 1 });
  const id = (await orderIds(clean)).at(-1) ?? '';
  const payment = await startPayment(clean, { order: id, provider: 'sandbox', caller, requestId });
  const paid = clean.provider.pay(payment.id);
  clean.clock.at += 121 * 60_000;
  let moment = 0;
  const history: Operation<Seen>[] = [];
  const acts: Record<Call, () => Promise<Answer>> = {
    pay: async () => (await settlePayment(real, 'sandbox', paid, requestId)).state,
    cancel: async () => (await cancelOrder(real, { id, caller, requestId })).state,
    expire: async () => String(await expireOrders(real)),
    refund: async () => {
      const asked = { cause: 'withdrawn', reason: '' } as const;
      moment += 1;
      return (await askRefund(real, { order: id, key: `key ${moment}`, asked, caller, requestId })).state;
    },
    dispute: async () => (await disputeOrder(real, { order: id, said: { reason: 'no' }, caller, requestId })).state,
    read: async () => seen[(await getOrder(real, id))?.state ?? ''] ?? 'unknown',
  };
  const client = async (list: readonly Call[]) => {
    for (const call of list) {
      moment += 1;
      const start = moment;
      const answer = await acts[call]().catch(refusal);
      moment += 1;
      const isLost = answer === 'unknown';
      history.push({
        start,
        end: isLost ? Number.POSITIVE_INFINITY : moment,
        name: `${call}: ${answer}`,
        apply: (state) => (isLost ? anything(call, state) : meaning[call](state, answer)),
      });
    }
  };
  await Promise.all(clients.map(client));
  // The next order that is used finds no other one that lapses.
  while ((await expireOrders(clean)) > 0);
  return history;
}

function refusal(error: unknown): Answer {
  if (error instanceof LostCall) return 'unknown';
  if (!(error instanceof ServiceError)) throw error;
  return error.code === 'CONFLICT' ? 'refused' : 'busy';
}
