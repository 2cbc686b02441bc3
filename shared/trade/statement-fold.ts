import type { Entry } from '#shared/ledger/journal.ts';
import { signed } from '#shared/ledger/transfer.ts';
import { type AccountSums, addSums, breakDown, type LineMoney, lessMoney } from './royalty-breakdown.ts';
import { payeeOf, type SplitPart } from './royalty-split.ts';
import type { SoldLine } from './royalty-table.ts';
import type { StatementKind, StatementLine } from './statement-rows.ts';
import { readTransferName } from './transfer-names.ts';

/** What an order sold and how its lines were split. */
export interface SplitOrder {
  lines: readonly (SoldLine & { standard: string; number: string; licence: string })[];
  planned: readonly (readonly SplitPart[])[];
  /** What refunds took back from accounts before. */
  reversed: AccountSums;
}

/** The entries of one transfer, which the journal has in one batch. */
export interface BookedTransfer {
  id: string;
  /** `YYYY-MM` in Shanghai. */
  month: string;
  entries: readonly Pick<Entry, 'account' | 'side' | 'amount' | 'currency'>[];
}

/**
 * The lines that a transfer adds to the statements of payees. Sales and refunds are told by the lines of their order,
 * a refund as negative lines; anything else that touches what a payee is owed is a line without a standard.
 */
export function linesOfTransfer(transfer: BookedTransfer, order?: SplitOrder): StatementLine[] {
  const { kind } = readTransferName(transfer.id);
  const currency = transfer.entries[0]?.currency ?? '';
  const subject = { month: transfer.month, currency };
  if (order && kind === 'sale') return linesOfOrder(order, breakDown(order.planned, credits(transfer)), kind, subject);
  if (order && kind === 'refund') {
    const whole = breakDown(order.planned, planSums(order.planned));
    const before = lessMoney(whole, breakDown(order.planned, order.reversed));
    const after = lessMoney(whole, breakDown(order.planned, addSums(order.reversed, debits(transfer))));
    return linesOfOrder(order, lessMoney(after, before), kind, subject);
  }
  return otherLines(transfer, kind === 'payout' ? 'payout' : 'other');
}

/** What a refund takes back from each account. */
export const debits = (transfer: BookedTransfer): AccountSums => sumsOf(transfer, 'DEBIT');
const credits = (transfer: BookedTransfer): AccountSums => sumsOf(transfer, 'CREDIT');

function sumsOf({ entries }: BookedTransfer, side: 'DEBIT' | 'CREDIT'): AccountSums {
  return entries
    .filter((entry) => entry.side === side)
    .reduce<AccountSums>((sums, { account, amount }) => addSums(sums, { [account]: amount }), {});
}

/** What was planned for accounts over all lines. */
export function planSums(planned: SplitOrder['planned']): AccountSums {
  return planned.flat().reduce<AccountSums>((sums, { account, amount }) => addSums(sums, { [account]: amount }), {});
}

function linesOfOrder(
  { lines }: SplitOrder,
  money: readonly LineMoney[],
  kind: StatementKind,
  subject: Pick<StatementLine, 'month' | 'currency'>,
): StatementLine[] {
  return lines.flatMap(({ standard, number, licence, holder }, place) => {
    const { gross = 0, tax = 0, commission = 0, shares = new Map<string, number>() } = money[place] ?? {};
    if (gross === 0 && [...shares.values()].every((amount) => amount === 0)) return [];
    const payees = new Set([holder, ...shares.keys()]);
    const sold = { ...subject, kind, standard, number, licence, count: 1, gross, tax, commission };
    return [...payees].map((payee) => ({ ...sold, payee, amount: shares.get(payee) ?? 0 }));
  });
}

function otherLines({ entries, month }: BookedTransfer, kind: StatementKind): StatementLine[] {
  return entries.flatMap((entry) => {
    const payee = payeeOf(entry.account);
    if (payee === undefined) return [];
    const sums = { count: 1, gross: 0, tax: 0, commission: 0, amount: signed(entry) };
    const { currency } = entry;
    return [{ payee, month, currency, kind, standard: null, number: null, licence: null, ...sums }];
  });
}
