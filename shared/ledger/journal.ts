import { createHash } from 'node:crypto';
import * as z from 'zod';
import { signed, type Transfer } from './transfer.ts';

/** The journal: one chain of entries, one entry a leg, in the order of commitment. */
export const Entry = z.object({
  /** From 1 upwards without a gap. */
  sequence: z.int(),
  /** From 1 upwards without a gap within the account. */
  accountSequence: z.int(),
  transferId: z.string(),
  account: z.string(),
  side: z.enum(['DEBIT', 'CREDIT']),
  amount: z.int(),
  currency: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
export type Entry = z.infer<typeof Entry>;

/** Where the journal stands: what the next entry follows. */
export const Head = z.object({
  /** Batches written so far. */
  revision: z.int(),
  /** Entries written so far, which is also the sequence of the last one. */
  size: z.int(),
  hash: z.string(),
  /** Booking time of the last batch, a UTC instant; never goes back. */
  at: z.string(),
});
export type Head = z.infer<typeof Head>;

export const emptyHead: Head = { revision: 0, size: 0, hash: 'GENESIS', at: new Date(0).toISOString() };

/** What the journal says of one account. */
export interface Standing {
  entries: number;
  /** Credits less debits by currency. */
  balances: Record<string, number>;
}

const noStanding: Standing = { entries: 0, balances: {} };

/** SHA-256 over `previous|transfer|account|side|amount|currency|sequence`, lower-case hexadecimal. */
function hashOf(entry: Omit<Entry, 'hash'>): string {
  const { previousHash, transferId, account, side, amount, currency, sequence } = entry;
  const text = [previousHash, transferId, account, side, amount, currency, sequence].join('|');
  return createHash('sha256').update(text).digest('hex');
}

export interface Batch {
  head: Head;
  entries: Entry[];
  /** Standings after the batch of every account in it. */
  standings: Map<string, Standing>;
}

/**
 * The entries that transfers add to a journal.
 * @param standings of every account in the transfers before the batch; an account not found there is new
 * @throws RangeError when a balance leaves the exact integers: the journal stops rather than being wrong
 */
export function chainTransfers(
  before: Head,
  transfers: readonly Transfer[],
  standings: ReadonlyMap<string, Standing>,
  at: string,
): Batch {
  const batch: Batch = { head: before, entries: [], standings: new Map() };
  let { hash, size } = before;
  for (const { id: transferId, legs } of transfers) {
    for (const { account, side, amount, currency } of legs) {
      const standing = batch.standings.get(account) ?? standings.get(account) ?? noStanding;
      const accountSequence = standing.entries + 1;
      size += 1;
      const entry = {
        sequence: size,
        accountSequence,
        transferId,
        account,
        side,
        amount,
        currency,
        previousHash: hash,
      };
      hash = hashOf(entry);
      batch.entries.push({ ...entry, hash });
      batch.standings.set(account, standingAfter(standing, entry));
    }
  }
  return { ...batch, head: { revision: before.revision + 1, size, hash, at: at > before.at ? at : before.at } };
}

function standingAfter({ entries, balances }: Standing, entry: Pick<Entry, 'side' | 'amount' | 'currency'>): Standing {
  const balance = (balances[entry.currency] ?? 0) + signed(entry);
  if (!Number.isSafeInteger(balance)) throw new RangeError('A balance would leave the exact integers.');
  return { entries: entries + 1, balances: { ...balances, [entry.currency]: balance } };
}

/** What entries read so far add up to. */
export interface Fold {
  head: Pick<Head, 'size' | 'hash'>;
  standings: Map<string, Standing>;
  /** Sequence of the first entry that does not follow from those before it. */
  brokenAt?: number;
}

export function emptyFold(): Fold {
  return { head: emptyHead, standings: new Map() };
}

/** Adds the next entries to a fold and checks that each follows from those before it. */
export function foldEntries(fold: Fold, entries: readonly Entry[]): void {
  for (const entry of entries) {
    const standing = fold.standings.get(entry.account) ?? noStanding;
    const follows =
      entry.sequence === fold.head.size + 1 &&
      entry.accountSequence === standing.entries + 1 &&
      entry.previousHash === fold.head.hash &&
      entry.hash === hashOf(entry);
    if (!follows) fold.brokenAt ??= entry.sequence;
    fold.head = { size: entry.sequence, hash: entry.hash };
    fold.standings.set(entry.account, standingAfter(standing, entry));
  }
}
