import { isDeepStrictEqual } from 'node:util';
import { type Checks, failing, sum } from './check-trade.ts';
import type { TradeState } from './trade-state.ts';

type Invoice = TradeState['invoices'][number];
type Payout = TradeState['payouts'][number];

/**
 * What could be held for a payout: what came in before it was paid, less what was known to be gone when it was held.
 * A refund between the two may leave the payee in debt, which is theirs and not the payout's fault.
 */
function holdable({ entries, transfers, payouts }: TradeState, { id, organization }: Payout): number {
  const at = (name: string) => transfers.get(name)?.at ?? '';
  const [heldAt, paidAt] = [at(`payout-hold:${id}`), at(`payout:${id}`)];
  const own = entries.filter(({ account }) => account === `payable:${organization}`);
  const came = own.filter(({ side, transferId }) => side === 'CREDIT' && at(transferId) < paidAt);
  const gone = own.filter(({ side, bookedAt, transferId }) => {
    const isOther = !payouts.some((payout) => transferId === `payout:${payout.id}`);
    return side === 'DEBIT' && isOther && bookedAt < heldAt;
  });
  const others = payouts.filter((one) => one.organization === organization && at(`payout-hold:${one.id}`) < heldAt);
  const held = others.filter(({ state }) => state !== 'refused').map(({ royalties }) => royalties.amount);
  return sum(came.map(({ amount }) => amount)) - sum(gone.map(({ amount }) => amount)) - sum(held);
}

/** The same of what providers had divided to a payee, royalties and tax together; it comes in by their own word. */
function divided({ entries, transfers, payouts, splittings }: TradeState, { id, organization }: Payout): number {
  const at = (name: string) => transfers.get(name)?.at ?? '';
  const [heldAt, paidAt] = [at(`payout-hold:${id}`), at(`payout:${id}`)];
  const came = splittings
    .flatMap(({ steps }) => steps)
    .filter(({ kind, overAt }) => kind === 'split' && (overAt ?? '') < paidAt)
    .flatMap(({ parts, done }) => done.map((place) => parts[place]))
    .filter((part) => part?.receiver === organization);
  const gone = entries.filter(
    ({ account, side, bookedAt, transferId }) =>
      account === `settled:${organization}` && side === 'DEBIT' && transferId.startsWith('split:') && bookedAt < heldAt,
  );
  const others = payouts.filter((one) => one.organization === organization && at(`payout-hold:${one.id}`) < heldAt);
  const held = others.filter(({ state }) => state !== 'refused').map((one) => one.royalties.amount + one.tax.amount);
  return sum(came.map((part) => part?.amount ?? 0)) - sum(gone.map(({ amount }) => amount)) - sum(held);
}

const amountsOf = ({ lines, net, tax, total }: Invoice, sign = 1) => [
  ...lines.flatMap((line) => [line.line, ...[line.net, line.tax, line.total].map(({ amount }) => sign * amount + 0)]),
  ...[net, tax, total].map(({ amount }) => sign * amount + 0),
];

const addsUp = ({ lines, net, tax, total }: Invoice): boolean =>
  lines.every((line) => line.net.amount + line.tax.amount === line.total.amount) &&
  sum(lines.map((line) => line.net.amount)) === net.amount &&
  sum(lines.map((line) => line.tax.amount)) === tax.amount &&
  net.amount + tax.amount === total.amount;

const standing = ({ state, kind }: Invoice) => kind === 'blue' && (state === 'requested' || state === 'issued');
const wasIssued = ({ number }: Invoice) => number !== null;

function isExactOpposite(state: TradeState, red: Invoice): boolean {
  const blue = state.invoices.find(({ id }) => id === red.original?.id);
  if (!blue || blue.correctedBy !== red.id) return false;
  const ended = red.state !== 'issued' || blue.state === 'reversed';
  return ended && isDeepStrictEqual(amountsOf(red), amountsOf(blue, -1)) && blue.number === red.original?.number;
}

export const checkSettlement: Checks = {
  'T13 a payee is paid what is there, once': (state) => {
    const asked = state.rows.filter(({ id }) => id === 'sandbox-payouts');
    return [
      ...failing(
        state.payouts,
        (payout) => {
          const { id, state: at, amount, royalties, tax, withheld } = payout;
          const hold = state.transfers.get(`payout-hold:${id}`)?.state;
          const paid = state.transfers.get(`payout:${id}`);
          const isRight = royalties.amount + tax.amount - withheld.amount.amount === amount.amount;
          const out = sum(
            paid?.legs.filter(({ account }) => account === 'external:payouts').map((leg) => leg.amount) ?? [],
          );
          const instructed = asked.filter(({ part }) => part === id);
          if (at !== 'paid') return isRight && !paid && hold === (at === 'refused' ? 'voided' : 'pending');
          return (
            isRight &&
            hold === 'settled' &&
            out === amount.amount &&
            instructed.length === 1 &&
            instructed[0]?.amount === amount.amount &&
            holdable(state, payout) >= payout.royalties.amount
          );
        },
        ({ id }) => id,
      ),
      ...failing(
        asked,
        ({ part }) => state.payouts.some(({ id }) => id === part),
        ({ part }) => String(part),
      ),
      ...failing(
        Map.groupBy(state.payouts, ({ organization, run }) => `${organization} ${run}`),
        ([, own]) => own.length === 1,
        ([name]) => name,
      ),
    ];
  },
  'T13 a payee is paid no more than providers have divided': (state) =>
    failing(
      state.payouts.filter(({ state: at }) => at === 'paid'),
      (payout) => divided(state, payout) >= payout.royalties.amount + payout.tax.amount,
      ({ id }) => id,
    ),
  'T13 statements say what is owed': (state) =>
    failing(
      [...state.accounts].filter(([name]) => name.startsWith('payable:')),
      ([name, { balances }]) => {
        const own = state.statements.filter(({ payee }) => `payable:${payee}` === name);
        return sum(own.map(({ amount }) => amount)) === ((balances as Record<string, number>)?.CNY ?? 0);
      },
      ([name]) => name,
    ),
  'T20 invoices say what was paid and not given back': (state) => [
    ...failing(state.invoices, addsUp, ({ id }) => `${id} does not add up`),
    ...failing(
      state.invoices.filter(({ kind }) => kind === 'red'),
      (red) => isExactOpposite(state, red),
      ({ id }) => `${id} is not the opposite`,
    ),
    ...failing(
      Map.groupBy(state.invoices.filter(wasIssued), ({ number }) => number),
      ([number, own]) => own.length === 1 && state.rows.some(({ id }) => id === `invoice-number#${number}`),
      ([number]) => `number ${number}`,
    ),
    ...failing(
      state.parts,
      ({ order, seller, active }) => {
        const own = state.invoices.filter((one) => one.order === order && one.seller.organization === seller);
        const stand = own.filter((one) => standing(one));
        return stand.length <= 1 && (stand[0]?.id ?? null) === active;
      },
      ({ order, seller }) => `${order} of ${seller}`,
    ),
    ...failing(
      Map.groupBy(state.parts, ({ order }) => order),
      ([id, parts]) => {
        const order = state.orders.find((one) => one.id === id);
        const issued = state.invoices.filter((one) => one.order === id && wasIssued(one));
        const billed = sum(issued.map(({ total }) => total.amount));
        const kept = (order?.captured ?? 0) - (order?.refunded ?? 0);
        // A request that failed half way has asked some of the sellers and not the others.
        const isWhole = order?.lines.every(({ holder }) => parts.some(({ seller }) => seller === holder));
        return isWhole ? billed === kept : billed <= kept;
      },
      ([id]) => `${id} is billed otherwise`,
    ),
  ],
};
