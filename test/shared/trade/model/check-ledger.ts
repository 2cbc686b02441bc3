import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Checks, failing, sum } from './check-trade.ts';
import type { Entry, TradeState } from './trade-state.ts';

type Leg = Pick<Entry, 'account' | 'amount' | 'currency'> & { side: string };

const signed = ({ side, amount }: Pick<Leg, 'side' | 'amount'>) => (side === 'CREDIT' ? amount : -amount);
const told = ({ account, side, amount, currency }: Leg) => ({ account, side, amount, currency });

function isBalanced(legs: readonly Leg[]): boolean {
  const isWhole = legs.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0);
  return (
    isWhole && [...Map.groupBy(legs, ({ currency }) => currency).values()].every((own) => sum(own.map(signed)) === 0)
  );
}

/** Balances by account and currency, as the entries make them. */
function folded(entries: readonly Entry[]): Map<string, Record<string, number>> {
  const balances = new Map<string, Record<string, number>>();
  for (const entry of entries) {
    const { account, currency } = entry;
    const before = balances.get(account) ?? {};
    balances.set(account, { ...before, [currency]: (before[currency] ?? 0) + signed(entry) });
  }
  return balances;
}

const hashOf = ({ previousHash, transferId, account, side, amount, currency, sequence }: Entry) =>
  createHash('sha256')
    .update([previousHash, transferId, account, side, amount, currency, sequence].join('|'))
    .digest('hex');

const posted = ({ transfers }: TradeState) => [...transfers.values()].filter(({ state }) => state === 'posted');
const isOpen = (account: string) => /^(external|clearing|fee|tax):/.test(account);

/** What is taken from an account and not in the journal: waiting debits and reservations. */
function held({ outbox, transfers }: TradeState, account: string): number {
  const waiting = [...outbox, ...[...transfers.values()].filter(({ state }) => state === 'pending')];
  const debits = waiting.flatMap(({ legs }) => legs).filter((leg) => leg.account === account && leg.side === 'DEBIT');
  return sum(debits.map(({ amount }) => amount));
}

export const checkLedger: Checks = {
  'T1 every transfer balances in whole fen': (state) => [
    ...failing(
      state.transfers.values(),
      ({ legs }) => isBalanced(legs),
      ({ transferId }) => transferId,
    ),
    ...failing(
      Map.groupBy(state.entries, ({ transferId }) => transferId),
      ([, legs]) => isBalanced(legs),
      ([id]) => `${id} in the journal`,
    ),
  ],
  'T2 all balances are zero together': ({ accounts }) => {
    const balances = [...accounts.values()].flatMap((row) => Object.entries((row.balances ?? {}) as object));
    const currencies = Map.groupBy(balances, ([currency]) => currency);
    return failing(
      currencies,
      ([, own]) => sum(own.map(([, amount]) => amount)) === 0,
      ([currency]) => currency,
    );
  },
  'T3 an account is what its entries make it': (state) => {
    const books = folded(state.entries);
    const counts = Map.groupBy(state.entries, ({ account }) => account);
    return failing(
      new Set([...books.keys(), ...state.accounts.keys()]),
      (name) => {
        const row = state.accounts.get(name) ?? {};
        const balances = books.get(name) ?? {};
        const available = (balances.CNY ?? 0) - held(state, name);
        return (
          isDeepStrictEqual(row.balances ?? {}, balances) &&
          (row.entries ?? 0) === (counts.get(name)?.length ?? 0) &&
          (isOpen(name) || (row['available:CNY'] ?? 0) === available)
        );
      },
      (name) => name,
    );
  },
  'T4 the journal is one chain of all that was posted': (state) => {
    const { entries, head } = state;
    const broken = entries.filter(
      (entry, place) =>
        entry.sequence !== place + 1 ||
        entry.previousHash !== (entries[place - 1]?.hash ?? 'GENESIS') ||
        entry.hash !== hashOf(entry),
    );
    const booked = Map.groupBy(entries, ({ transferId }) => transferId);
    const isHead =
      (head?.size ?? 0) === entries.length && (head?.hash ?? 'GENESIS') === (entries.at(-1)?.hash ?? 'GENESIS');
    return [
      ...broken.map(({ sequence }) => `entry ${sequence}`),
      ...(isHead ? [] : ['head']),
      ...failing(
        posted(state),
        ({ transferId, legs }) => isDeepStrictEqual((booked.get(transferId) ?? []).map(told), legs.map(told)),
        ({ transferId }) => transferId,
      ),
      ...failing(
        booked.keys(),
        (id) => state.transfers.get(id)?.state === 'posted',
        (id) => `${id} was never posted`,
      ),
      ...failing(
        posted(state),
        ({ reverses }) => reverses === undefined || state.transfers.has(reverses),
        ({ transferId }) => `${transferId} reverses nothing`,
      ),
    ];
  },
  'T5 a key has one effect': (state) => {
    const applied = state.commands.filter(({ row }) => row.outcome === 'APPLIED');
    const byTransfer = Map.groupBy(applied, ({ row }) => row.transferId);
    const orders = new Map(state.orders.map((order) => [order.id, order]));
    const uses = new Map(state.quoteUses.map(({ id, order }) => [id, order]));
    return [
      ...failing(
        applied,
        ({ row }) => state.transfers.has(row.transferId),
        ({ key }) => `${key} has no effect`,
      ),
      ...failing(
        posted(state),
        ({ transferId }) => byTransfer.get(transferId)?.length === 1,
        ({ transferId }) => `${transferId} by no key or several`,
      ),
      ...failing(
        state.quoteUses,
        ({ id, order }) => orders.get(order)?.quote === id,
        ({ id }) => `${id} used by none`,
      ),
      ...failing(
        state.orders,
        ({ id, quote }) => uses.get(quote) === id,
        ({ quote }) => `${quote} used by nobody knows whom`,
      ),
      ...failing(
        Map.groupBy(state.orders, ({ quote }) => quote),
        ([, own]) => own.length === 1,
        ([quote]) => `${quote} used twice`,
      ),
    ];
  },
  'T12 a reservation ends once, for no more than it held': ({ transfers }) => {
    const settling = Map.groupBy(transfers.values(), ({ settles }) => settles ?? '');
    return failing(
      [...transfers.values()].filter(({ state }) => state !== 'posted'),
      ({ transferId, state, settledBy, legs }) => {
        const by = settling.get(transferId) ?? [];
        const [only] = by;
        if (state !== 'settled') return by.length === 0 && settledBy === undefined;
        const isWithin = only?.legs.every((leg) =>
          legs.some(
            ({ account, side, amount }) => account === leg.account && side === leg.side && leg.amount <= amount,
          ),
        );
        return by.length === 1 && only?.transferId === settledBy && isWithin === true;
      },
      ({ transferId }) => transferId,
    );
  },
  'T15 everything committed has been taken into the journal': ({ outbox }) =>
    outbox.map(({ transferId }) => transferId),
};
