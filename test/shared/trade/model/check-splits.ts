import { isDeepStrictEqual } from 'node:util';
import { type Checks, failing, sum } from './check-trade.ts';
import type { TradeState } from './trade-state.ts';

type Step = TradeState['splittings'][number]['steps'][number];

const stepsOf = ({ splittings }: TradeState) =>
  splittings.flatMap(({ steps, ...of }) => steps.map((step) => ({ ...of, step })));
const moved = ({ kind, parts, done }: Step) =>
  done.map((place) => ({
    receiver: parts[place]?.receiver ?? '',
    amount: (kind === 'split' ? 1 : -1) * (parts[place]?.amount ?? 0),
  }));

/** Sums by name, without those of nothing. */
function summed(amounts: Iterable<readonly [string, number]>): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, amount] of amounts) sums[name] = (sums[name] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
}

/** What a capture leaves to each receiver after all that went back, read from the transfers alone. */
function leftOf({ transfers }: TradeState, order: string): Record<string, number> {
  const own = [...transfers.values()].filter(
    ({ transferId, reverses }) => transferId === `capture:${order}` || reverses === `capture:${order}`,
  );
  return summed(
    own
      .flatMap(({ legs }) => legs)
      .filter(({ account }) => /^(?:payable|tax|fee):/.test(account))
      .map(
        ({ account, side, amount }) => [account.replace(/^\w+:/, ''), side === 'CREDIT' ? amount : -amount] as const,
      ),
  );
}

export const checkSplits: Checks = {
  'T5 a settled order is divided at the provider as the ledger says, to the fen': (state) =>
    failing(
      state.orders.filter(({ settledAt, reservedRefund }) => settledAt && reservedRefund === 0),
      ({ id }) => {
        const steps = state.splittings.find(({ order }) => order === id)?.steps ?? [];
        const divided = summed(steps.flatMap(moved).map(({ receiver, amount }) => [receiver, amount] as const));
        return isDeepStrictEqual(sorted(divided), sorted(leftOf(state, id)));
      },
      ({ id }) => id,
    ),
  'T5 the ledger books of splits what the provider did': (state) => [
    ...failing(
      stepsOf(state),
      ({ step, order }) => {
        const told = state.provider.steps.get(step.number)?.news;
        const legs = state.transfers.get(`split:${order}:${step.number}`)?.legs ?? [];
        const booked = summed(
          legs
            .filter(({ account }) => account.startsWith('settled:'))
            .map((leg) => [leg.account.slice('settled:'.length), leg.side === 'CREDIT' ? leg.amount : -leg.amount]),
        );
        const real = summed(moved(step).map(({ receiver, amount }) => [receiver, amount]));
        return (
          step.state === 'over' &&
          isDeepStrictEqual(told?.done, step.done) &&
          isDeepStrictEqual(sorted(booked), sorted(real))
        );
      },
      ({ step }) => step.number,
    ),
    ...failing(
      state.provider.steps.keys(),
      (number) => stepsOf(state).some(({ step }) => step.number === number),
      (number) => `${number} is not kept here`,
    ),
  ],
  'T5 money is divided when the refund window is over': (state) =>
    failing(
      state.orders,
      ({ state: at, captured, refunded, reservedRefund, settledAt, settleAfter, fulfilledAt = '' }) => {
        const isStill = ['fulfilled', 'released', 'partly-refunded'].includes(at) && reservedRefund === 0;
        const end = Date.parse(settleAfter ?? fulfilledAt) + (settleAfter ? 0 : week);
        return !isStill || settledAt != null || captured === refunded || end > state.now - moments;
      },
      ({ id }) => id,
    ),
  'T10 money is taken back from its receivers before it goes back': (state) => [
    ...state.provider.unbacked,
    ...failing(
      state.splittings,
      ({ order: id, payment, steps }) => {
        const order = state.orders.find((one) => one.id === id);
        const divided = sum(steps.flatMap(moved).map(({ amount }) => amount));
        return (
          divided >= 0 &&
          divided <= (order?.captured ?? 0) - (order?.refunded ?? 0) &&
          divided === state.provider.divided(payment)
        );
      },
      ({ order }) => `${order} has more divided than is left of it`,
    ),
  ],
};

const week = 7 * 86_400_000;
/** What fell due since the sweeps looked. */
const moments = 300_000;
const sorted = (sums: Record<string, number>) => Object.entries(sums).sort(([one], [other]) => (one < other ? -1 : 1));
