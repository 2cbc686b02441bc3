import type { Item, ItemKey, ItemWrite } from '#shared/ledger/item.ts';
import { Payout } from './payout.ts';
import type { TradeRows } from './royalty-services.ts';

type PayoutName = Pick<Payout, 'organization' | 'run'> & { currency: string };

const payoutKey = ({ organization, run, currency }: PayoutName): ItemKey => ({
  id: `payouts#${organization}`,
  part: `${run}#${currency}`,
});
const openKey = ({ organization, run, currency }: PayoutName): ItemKey => ({
  id: 'payouts-open',
  part: `${run}#${organization}#${currency}`,
});

const nameOf = ({ organization, run, amount }: Payout): PayoutName => ({
  organization,
  run,
  currency: amount.currency,
});
const rowOf = (payout: Payout): Item => ({ ...payout, payout: payout.id, ...payoutKey(nameOf(payout)) });
const readRow = (row: Item): Payout => Payout.parse({ ...row, id: row.payout });

export async function getPayout({ rows }: TradeRows, name: PayoutName): Promise<Payout | undefined> {
  const [row] = await rows.get([payoutKey(name)]);
  return row && readRow(row);
}

/** Payouts of an organization, latest month first. */
export async function listPayouts({ rows }: TradeRows, organization: string): Promise<Payout[]> {
  return (await rows.list(`payouts#${organization}`, { newestFirst: true })).map(readRow);
}

/** Payouts of which nobody knows yet how they end, oldest month first. */
export async function listOpenPayouts({ rows }: TradeRows): Promise<PayoutName[]> {
  const open = await rows.list('payouts-open');
  return open.map(({ part }) => {
    const [run = '', organization = '', currency = ''] = part.split('#');
    return { run, organization, currency };
  });
}

/** Begins a payout; refused when the run has one. */
export function addPayout(payout: Payout): ItemWrite[] {
  return [{ add: rowOf(payout) }, { add: { ...openKey(nameOf(payout)) } }];
}

/** Ends a payout; refused when it has ended. */
export function endPayout(payout: Payout): ItemWrite[] {
  return [{ replace: rowOf(payout), revision: payout.revision - 1 }, { remove: openKey(nameOf(payout)) }];
}
