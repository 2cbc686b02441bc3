import type { Deposit } from '#shared/deposits/deposit.ts';
import { statementBytes } from '#shared/deposits/statement.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { parseVerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { type LogFacts, logViolations } from '#test/shared/log/log-promises.ts';
import { collectViolations, type Must, type Violation } from '#test/shared/log/violation.ts';
import { depositViolations, readHistories } from './deposit-promises.ts';
import { type KeptDeposits, readSnapshot, type Snapshot } from './deposit-snapshot.ts';

/** Receipts that are fetched and verified of a large store. */
const mostReceipts = 200;

/** What a snapshot cannot tell. */
export interface Known extends Omit<LogFacts, 'accepted'> {
  /** Entries that depositors were told of, by deposit. */
  told?: ReadonlyMap<string, string>;
  /** Whether the log has been given the time to place everything. */
  isAtRest?: boolean;
}

/** Every promise, over everything that is kept: of D1 to D25 of the trust reference those that show in what is stored, except D15 (time) and D25 (the first of equal files). */
export async function checkInvariants(made: KeptDeposits, known: Known = {}): Promise<Violation[]> {
  const snapshot = await readSnapshot(made);
  const { must, violations } = collectViolations();
  const deposits = readHistories(snapshot.deposits).map(({ deposit }) => deposit);
  const entries = new Map(deposits.map(({ id, entry }) => [id, entry]));
  for (const [id, entry] of known.told ?? []) {
    must('D9', entries.get(id) === entry, `${id} was promised an entry that is not there`);
  }
  if (known.isAtRest) await checkReceipts(made, snapshot, deposits, must);
  return [...snapshotViolations(snapshot, known), ...violations];
}

/** The same as far as it needs nothing but what is kept. */
export function snapshotViolations(snapshot: Snapshot, known: Known = {}): Violation[] {
  const accepted = snapshot.deposits.flatMap(({ part, entry }) => (part === 'deposit' && entry ? [String(entry)] : []));
  const ofLog = known.isAtRest ? logViolations(snapshot.log, { ...known, accepted }) : [];
  return [...depositViolations(snapshot), ...ofLog];
}

/** D9, D13, D23: what was accepted has a receipt that stands by itself, and for no other statement. */
async function checkReceipts(
  made: KeptDeposits,
  { log }: Snapshot,
  deposits: readonly Deposit[],
  must: Must,
): Promise<void> {
  const logKey = parseVerifierKey(new TextDecoder().decode(log.files.get('key')).split('\n')[0] ?? '');
  const accepted = deposits.filter(({ entry }) => entry !== undefined);
  const step = Math.ceil(accepted.length / mostReceipts);
  for (const { id, entry = '', statement } of accepted.filter((_, n) => n % step === 0)) {
    const found = await findReceipt(made.services, entry);
    const receipt = found?.state === 'published' ? Buffer.from(found.receipt) : undefined;
    must('D9', receipt !== undefined, `${id} has no receipt`);
    if (!receipt || !statement || !logKey) continue;
    const leaf = statementBytes(statement);
    must('D13', verifyReceipt(receipt, leaf, { logKey }).valid, `the receipt of ${id} proves nothing`);
    const flipped = Uint8Array.from(leaf, (byte, n) => (n === leaf.length >> 1 ? byte ^ 1 : byte));
    must('D13', !verifyReceipt(receipt, flipped, { logKey }).valid, `the receipt of ${id} proves anything`);
    const bent = Uint8Array.from(receipt, (byte, n) => (n === receipt.length - 12 ? byte ^ 1 : byte));
    must('D13', !verifyReceipt(bent, leaf, { logKey }).valid, `the receipt of ${id} may be bent`);
  }
}
