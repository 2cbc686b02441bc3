import { splitAmount } from '#shared/ledger/split-amount.ts';
import { commissionAccount, payeeOf, type SplitPart } from './royalty-split.ts';

/** Fen of one line of an order by where they go; `gross` is all of them together. */
export interface LineMoney {
  gross: number;
  tax: number;
  commission: number;
  /** By payee. */
  shares: Map<string, number>;
}

/** What accounts got, or gave back, by name, in fen. */
export type AccountSums = Readonly<Record<string, number>>;

/**
 * Says of which lines the money of accounts is, pro rata to how the lines were split: the sums of all lines are exactly
 * the sums of the accounts. Accounts that no line was split into fall out.
 */
export function breakDown(planned: readonly (readonly SplitPart[])[], sums: AccountSums): LineMoney[] {
  const lines = planned.map((): LineMoney => ({ gross: 0, tax: 0, commission: 0, shares: new Map() }));
  for (const [account, sum] of Object.entries(sums)) {
    const weights = planned.map((parts) => parts.find((part) => part.account === account)?.amount ?? 0);
    if (sum <= 0 || !weights.some((weight) => weight > 0)) continue;
    for (const [place, amount] of splitAmount(sum, weights).entries()) book(lines[place], account, amount);
  }
  return lines;
}

function book(line: LineMoney | undefined, account: string, amount: number): void {
  if (!line) return;
  line.gross += amount;
  const payee = payeeOf(account);
  if (account === commissionAccount) line.commission += amount;
  else if (payee === undefined) line.tax += amount;
  else line.shares.set(payee, (line.shares.get(payee) ?? 0) + amount);
}

/**
 * What is left of lines after something was taken from them. What partial refunds take from a line is the difference of
 * what is left before and after, so that their sum is exact whatever the steps.
 */
export function lessMoney(lines: readonly LineMoney[], taken: readonly LineMoney[]): LineMoney[] {
  return lines.map((line, place) => {
    const { gross = 0, tax = 0, commission = 0, shares } = taken[place] ?? {};
    return {
      gross: line.gross - gross,
      tax: line.tax - tax,
      commission: line.commission - commission,
      shares: new Map([...line.shares].map(([payee, amount]) => [payee, amount - (shares?.get(payee) ?? 0)])),
    };
  });
}

/** Sums of both. */
export function addSums(one: AccountSums, other: AccountSums): Record<string, number> {
  const sums = { ...one };
  for (const [account, sum] of Object.entries(other)) sums[account] = (sums[account] ?? 0) + sum;
  return sums;
}
