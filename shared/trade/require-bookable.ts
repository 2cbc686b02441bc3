import { ServiceError } from '../runtime/errors.ts';
import { payableAccount, taxAccount } from './royalty-split.ts';
import { noticeMinutes, type RoyaltyTable, type SoldLine } from './royalty-table.ts';

/** A transfer of the ledger has forty legs: one is the provider's, one the commission. */
const mostAccounts = 38;

/**
 * Makes sure that whatever is sold can be booked in one transfer when it is paid, by every royalty table that may hold by
 * then. What is asked for at once must be asked for in parts otherwise.
 * @throws ServiceError CONFLICT when too many different sellers and payees have a part in it
 */
export function requireBookable(
  lines: readonly Pick<SoldLine, 'listing' | 'holder'>[],
  tables: ReadonlyMap<string, readonly RoyaltyTable[]>,
  at: string,
): void {
  const now = Date.parse(at);
  const accounts = new Set(
    lines.flatMap(({ listing, holder }) => [
      taxAccount(holder),
      ...payeesOf(tables.get(listing) ?? [], holder, now).map(payableAccount),
    ]),
  );
  if (accounts.size > mostAccounts) throw tooManyPayees();
}

/** Everybody who may earn by a sale that is paid before a table could be made that is not known yet. */
function payeesOf(tables: readonly RoyaltyTable[], holder: string, now: number): string[] {
  const held = tables.findLast(({ from }) => Date.parse(from) <= now);
  const soon = tables.filter(({ from }) => {
    const start = Date.parse(from);
    return start > now && start <= now + noticeMinutes * 60_000;
  });
  const first = held ? held.shares.map(({ payee }) => payee) : [holder];
  return [...first, ...soon.flatMap(({ shares }) => shares.map(({ payee }) => payee))];
}

function tooManyPayees(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '一次购买涉及的收款方过多：请分开下单。',
    en: 'Too many payees have a part in this purchase: order the licences separately.',
  });
}
