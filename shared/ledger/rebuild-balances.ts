import { isDeepStrictEqual } from 'node:util';
import { ServiceError } from '../runtime/errors.ts';
import { isOpen } from './account.ts';
import { type Account, accountKey, availableIn, readAccounts } from './account-rows.ts';
import { commitSurely } from './commit-surely.ts';
import type { LedgerItems } from './item.ts';
import { emptyFold, foldEntries, type Head, type Standing } from './journal.ts';
import { readBatches, readHead } from './journal-rows.ts';
import { listOutbox, listPending, readTransfer } from './ledger-rows.ts';
import type { LedgerServices } from './ledger-services.ts';
import { type Leg, takenBy } from './transfer.ts';

export interface Rebuilt {
  /** The head that the balances belong to. */
  head: Head;
  standings: Map<string, Standing>;
  /** Accounts that are stored otherwise than the journal, the reservations and the outbox say. */
  differing: string[];
  /** Sequence of the first entry that does not follow from those before it. */
  brokenAt?: number;
}

const mostLooks = 10;

/**
 * Folds the journal into balances, checks its chain, and compares what is stored. With `repair` the differing accounts
 * are written again, for which nothing else may be writing.
 * @throws ServiceError UNAVAILABLE when transfers keep coming in, so that no quiet moment could be read
 */
export async function rebuildBalances({ items }: LedgerServices, { repair = false } = {}): Promise<Rebuilt> {
  const fold = emptyFold();
  let folded = 0;
  for (let look = 1; look <= mostLooks; look += 1) {
    const before = await readBooks(items);
    for await (const { entries } of readBatches(items, before.head, folded)) foldEntries(fold, entries);
    folded = before.head.revision;
    const expected = accountsOf(fold.standings, before.held);
    const stored = await readAccounts(items, [...expected.keys()]);
    // Every change of an account also changes the head, the outbox or the reservations.
    if (!isDeepStrictEqual(before, await readBooks(items))) continue;
    const differing = [...expected]
      .filter(([name, account]) => !isSame(account, stored.get(name)))
      .map(([name]) => name);
    if (repair) for (const name of differing) await write(items, name, expected.get(name));
    return { head: before.head, standings: fold.standings, differing, brokenAt: fold.brokenAt };
  }
  throw new ServiceError('UNAVAILABLE', {
    zh: '账目变动频繁，暂时无法核对，请稍后再试。',
    en: 'The books keep moving and cannot be compared at the moment; try again shortly.',
  });
}

interface Books {
  head: Head;
  /** Legs that have taken from what is available and are not in the journal. */
  held: Leg[];
}

async function readBooks(items: LedgerItems): Promise<Books> {
  const head = await readHead(items);
  const waiting = await listOutbox(items);
  const pending = await Promise.all((await listPending(items)).map((id) => readTransfer(items, id)));
  return { head, held: [...waiting, ...pending].flatMap((row) => row?.legs ?? []) };
}

interface Expected extends Standing {
  available: Record<string, number>;
}

function accountsOf(standings: ReadonlyMap<string, Standing>, held: readonly Leg[]): Map<string, Expected> {
  const expected = new Map<string, Expected>();
  for (const [name, standing] of standings) {
    expected.set(name, { ...standing, available: isOpen(name) ? {} : { ...standing.balances } });
  }
  for (const { account, currency, amount } of takenBy(held)) {
    const known = expected.get(account) ?? { entries: 0, balances: {}, available: {} };
    known.available[currency] = (known.available[currency] ?? 0) - amount;
    expected.set(account, known);
  }
  return expected;
}

function isSame(expected: Expected, stored: Account | undefined): boolean {
  const { entries, balances, available } = expected;
  const currencies = Object.keys(available);
  return (
    isDeepStrictEqual({ entries, balances }, { entries: stored?.entries, balances: stored?.balances }) &&
    currencies.every((currency) => (stored?.available(currency) ?? 0) === available[currency])
  );
}

async function write(items: LedgerItems, name: string, expected: Expected | undefined): Promise<void> {
  if (!expected) return;
  const { entries, balances, available } = expected;
  const amounts = Object.fromEntries(
    Object.entries(available).map(([currency, amount]) => [availableIn(currency), amount]),
  );
  await commitSurely(items, [{ change: accountKey(name), set: { entries, balances, ...amounts } }]);
}
