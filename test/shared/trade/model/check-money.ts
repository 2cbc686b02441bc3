import { type Checks, failing, sum } from './check-trade.ts';
import type { TradeState } from './trade-state.ts';

type Order = TradeState['orders'][number];

/** Refunds of what an order was paid with, in some states; surplus never was its money. */
function givenBack({ refunds }: TradeState, order: string, ...states: string[]): number {
  const own = refunds.filter((refund) => refund.order === order && refund.cause !== 'surplus');
  return sum(own.filter(({ state }) => states.includes(state)).map(({ amount }) => amount));
}

const paymentsOf = ({ payments }: TradeState, order: string) => payments.filter((payment) => payment.order === order);
const came = ['captured', 'surplus', 'returned'];

/** Largest remainder of two parts, the first one first. */
function commissionOn(net: number): number {
  return Math.floor(net / 10) + (net % 10 >= 5 ? 1 : 0);
}

/** What a capture must credit: tax to sellers of record, commission, and the rest to those who earn by the listing. */
function expectedCredits(state: TradeState, { lines, paidAt = '' }: Order): Map<string, number> {
  const credits = new Map<string, number>();
  const add = (account: string, amount: number) => {
    if (amount > 0) credits.set(account, (credits.get(account) ?? 0) + amount);
  };
  for (const { listing, holder, total, tax } of lines) {
    const commission = commissionOn(total - tax);
    add(`tax:${holder}`, tax);
    add('fee:platform', commission);
    const held = state.royalties.findLast((table) => table.listing === listing && table.from <= paidAt);
    const shares = held?.shares ?? [{ payee: holder, basisPoints: 10_000 }];
    for (const [place, amount] of shared(
      total - tax - commission,
      shares.map(({ basisPoints }) => basisPoints),
    )) {
      add(`payable:${shares[place]?.payee}`, amount);
    }
  }
  return credits;
}

/** Places and amounts by largest remainder, the earlier first among equals. */
function shared(amount: number, points: readonly number[]): [number, number][] {
  const parts = points.map((share, place) => {
    const exact = amount * share;
    return { place, whole: Math.floor(exact / 10_000), rest: exact % 10_000 };
  });
  const left = amount - sum(parts.map(({ whole }) => whole));
  const lucky = parts.toSorted((a, b) => b.rest - a.rest || a.place - b.place).slice(0, left);
  return parts.map((part) => [part.place, part.whole + (lucky.includes(part) ? 1 : 0)]);
}

/** Fen that went through an account of a transfer, below zero for debits. */
function moved({ transfers }: TradeState, id: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { account, side, amount } of transfers.get(id)?.legs ?? []) {
    sums.set(account, (sums.get(account) ?? 0) + (side === 'CREDIT' ? amount : -amount));
  }
  return sums;
}

export const checkMoney: Checks = {
  'T6 a payment ends as its provider says': (state) =>
    failing(
      state.provider.payments.values(),
      (news) => {
        const payment = state.payments.find(({ id }) => id === news.payment);
        const isSame = payment?.amount === news.amount && payment.currency === news.currency;
        return isSame && came.includes(payment.state) === (news.state === 'paid');
      },
      ({ payment }) => payment,
    ),
  'T9 an order takes its price once, and the rest goes back': (state) => [
    ...failing(
      state.orders,
      ({ id, total, captured, payment }) => {
        const taken = paymentsOf(state, id).filter((one) => one.state === 'captured');
        const isIts = taken.length === 0 ? payment === undefined : taken.length === 1 && taken[0]?.id === payment;
        return captured <= total && isIts && sum(taken.map(({ amount }) => amount)) === captured;
      },
      ({ id }) => id,
    ),
    ...failing(
      state.payments.filter(({ state: at }) => at === 'surplus' || at === 'returned'),
      ({ id, state: at, amount }) => {
        const back = state.refunds.filter((refund) => refund.payment === id && refund.cause === 'surplus');
        const [only] = back;
        const isEnd = only?.state === 'done' ? at === 'returned' : only?.state === 'refused' && at === 'surplus';
        return back.length === 1 && only?.amount === amount && isEnd;
      },
      ({ id }) => id,
    ),
  ],
  'T10 no more goes back than came in': (state) => [
    ...failing(
      state.orders,
      ({ id, captured, refunded, reservedRefund, state: at }) => {
        const isWhole = captured > 0 && refunded === captured;
        return (
          refunded + reservedRefund <= captured &&
          reservedRefund === givenBack(state, id, 'approved') &&
          refunded === givenBack(state, id, 'done') &&
          (at === 'refunded') === isWhole &&
          state.entitlements.every((one) => one.order !== id || (one.state === 'revoked') === isWhole)
        );
      },
      ({ id }) => id,
    ),
    ...failing(
      state.refunds,
      ({ state: at }) => at !== 'approved',
      ({ id }) => `${id} is not over`,
    ),
  ],
  'T11 a capture is split without loss, and goes back as it was split': (state) =>
    failing(
      state.orders.filter(({ captured }) => captured > 0),
      (order) => {
        const name = `capture:${order.id}`;
        const credits = moved(state, name);
        const taken = credits.get('external:sandbox');
        credits.delete('external:sandbox');
        const expected = expectedCredits(state, order);
        const isSplit =
          expected.size === credits.size && [...expected].every(([at, amount]) => credits.get(at) === amount);
        const capture = state.transfers.get(name);
        const reversals = [...state.transfers.values()].filter(({ reverses }) => reverses === name);
        const isReversed = capture?.legs.every(({ account, side, amount }, place) => {
          const back = reversals
            .flatMap(({ legs }) => legs)
            .filter((leg) => leg.account === account && leg.side !== side);
          const total = sum(back.map((leg) => leg.amount));
          const isWhole = order.refunded < order.captured || total === amount;
          return total === (capture.reversed?.[place] ?? 0) && total <= amount && isWhole;
        });
        const back = sum(reversals.flatMap(({ transferId }) => moved(state, transferId).get('external:sandbox') ?? 0));
        return isSplit && taken === -order.captured && isReversed === true && back === order.refunded;
      },
      ({ id }) => id,
    ),
  'T22 the clearing account is what the provider says': (state) => {
    const { payments, refunds, returned } = state.provider;
    const paid = [...payments.values()].filter((news) => news.state === 'paid');
    const cleared = sum(
      [...state.transfers.values()]
        .filter((transfer) => transfer.state === 'posted')
        .map(({ transferId }) => moved(state, transferId).get('external:sandbox') ?? 0),
    );
    const back = state.refunds.filter((refund) => refund.state === 'done');
    const isSame = -cleared === sum(paid.map(({ amount }) => amount)) - returned;
    return [
      ...(isSame ? [] : [`${-cleared} in the books`]),
      ...failing(
        back,
        ({ id }) => refunds.get(id)?.state === 'done',
        ({ id }) => `${id} is not known to the provider`,
      ),
      ...failing(
        refunds.values(),
        ({ refund, state: at }) => at !== 'done' || back.some(({ id }) => id === refund),
        ({ refund }) => `${refund} is not booked`,
      ),
    ];
  },
  'T25 nothing is asked of others that is not kept here': (state) => {
    const { provider, payments, refunds, payouts, invoices, rows } = state;
    const has = (things: readonly { id: string }[]) => (id: string) => things.some((thing) => thing.id === id);
    const asked = (id: string) => rows.filter((row) => row.id === id).map(({ part }) => String(part));
    return [
      ...failing(provider.payments.keys(), has(payments), (id) => id),
      ...failing(provider.refunds.keys(), has(refunds), (id) => id),
      ...failing(asked('sandbox-payouts'), has(payouts), (id) => id),
      ...failing(asked('sandbox-invoices'), has(invoices), (id) => id),
    ];
  },
};
