import { isDeepStrictEqual } from 'node:util';
import type { Deposit } from '#shared/deposits/deposit.ts';
import { statementBytes } from '#shared/deposits/statement.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { parseVerifierKey, type VerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { type LogFacts, logViolations, readPublicLog } from '#test/shared/log/log-promises.ts';
import type { LogSnapshot } from '#test/shared/log/log-snapshot.ts';
import { auditPath } from '#test/shared/log/reference-tree.ts';
import { publicKeys } from '#test/shared/log/signature-promises.ts';
import { claimOf, judgeInclusion } from '#test/shared/log/sigstore-verdict.ts';
import { leafHashesOf } from '#test/shared/log/tile-promises.ts';
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

/** Every promise, over everything that is kept: of D1 to D25 of the trust reference those that show in what is stored. */
export async function checkInvariants(made: KeptDeposits, known: Known = {}): Promise<Violation[]> {
  const snapshot = await readSnapshot(made);
  const { must, violations } = collectViolations();
  const deposits = readHistories(snapshot.deposits).map(({ deposit }) => deposit);
  const entries = new Map(deposits.map(({ id, entry }) => [id, entry]));
  for (const [id, entry] of known.told ?? []) {
    must('D9', entries.get(id) === entry, `${id} was promised an entry that is not there`);
  }
  if (known.isAtRest) await checkReceipts(made, { snapshot, deposits, known }, must);
  return [...snapshotViolations(snapshot, known), ...violations];
}

/** The same as far as it needs nothing but what is kept. */
export function snapshotViolations(snapshot: Snapshot, known: Known = {}): Violation[] {
  const accepted = snapshot.deposits.flatMap(({ part, entry }) => (part === 'deposit' && entry ? [String(entry)] : []));
  const ofLog = known.isAtRest ? logViolations(snapshot.log, { ...known, accepted }) : [];
  return [...depositViolations(snapshot), ...ofLog];
}

/** The keys that readers were given, newest first. */
function keysOf(log: LogSnapshot): VerifierKey[] {
  const shown = readPublicLog(log, () => undefined);
  return shown
    ? publicKeys(log, shown, () => undefined)
        .flatMap((text) => parseVerifierKey(text) ?? [])
        .reverse()
    : [];
}

/** D9, D13, D14, D23: what was accepted has a receipt that stands by itself, for no other statement, and before a verifier of others too. */
async function checkReceipts(
  made: KeptDeposits,
  { snapshot: { log }, deposits, known }: { snapshot: Snapshot; deposits: readonly Deposit[]; known: Known },
  must: Must,
): Promise<void> {
  const { quorum, witnesses } = known;
  const [logKey, ...otherKeys] = keysOf(log);
  const accepted = deposits.filter(({ entry }) => entry !== undefined);
  const step = Math.ceil(accepted.length / mostReceipts);
  for (const [n, { id, entry = '', statement }] of accepted.filter((_, n) => n % step === 0).entries()) {
    const found = await findReceipt(made.services, entry);
    const receipt = found?.state === 'published' ? Buffer.from(found.receipt) : undefined;
    must('D9', receipt !== undefined, `${id} has no receipt`);
    if (!receipt || !statement || !logKey) continue;
    const leaf = statementBytes(statement);
    const policy = { logKey, otherKeys, witnesses, quorum };
    must('D13', verifyReceipt(receipt, leaf, policy).valid, `the receipt of ${id} proves nothing`);
    const flipped = Uint8Array.from(leaf, (byte, n) => (n === leaf.length >> 1 ? byte ^ 1 : byte));
    must('D13', !verifyReceipt(receipt, flipped, policy).valid, `the receipt of ${id} proves anything`);
    const bent = Uint8Array.from(receipt, (byte, n) => (n === receipt.length - 12 ? byte ^ 1 : byte));
    must('D13', !verifyReceipt(bent, leaf, policy).valid, `the receipt of ${id} may be bent`);
    if (n % 8 !== 0) continue;
    checkProof(receipt.toString(), log, { id, must });
    checkAgreement(receipt.toString(), leaf, { id, logKeys: [logKey, ...otherKeys], must });
  }
}

/** D23: the proof of a receipt is the audit path that the tiles of its tree give. */
function checkProof(receipt: string, { files }: LogSnapshot, { id, must }: { id: string; must: Must }): void {
  const { index, proof, checkpoint } = claimOf(receipt);
  const path = auditPath(leafHashesOf(files, Number(checkpoint.split('\n')[1])), Number(index));
  must('D23', isDeepStrictEqual(proof, path), `the receipt of ${id} has another proof than the tiles give`);
}

/** D14: Sigstore, which knows no witnesses, says of the receipt and of what is made of it what our verifier says. */
function checkAgreement(
  receipt: string,
  leaf: Uint8Array,
  { id, logKeys, must }: { id: string; logKeys: readonly VerifierKey[]; must: Must },
): void {
  const lines = receipt.split('\n');
  const end = lines.indexOf('');
  const isBy = (line: string, { name, id }: VerifierKey) =>
    line.startsWith(`\u2014 ${name} `) &&
    Buffer.from(line.split(' ')[2] ?? '', 'base64')
      .subarray(0, 4)
      .equals(id);
  const logKey = logKeys.find((key) => lines.some((line) => isBy(line, key)));
  must('D19', logKey !== undefined, `the receipt of ${id} is signed by no key that readers have`);
  if (!logKey) return;
  const alone = lines.filter((line, n) => n <= end || !line.startsWith('\u2014 ') || isBy(line, logKey));
  const index = Number(lines[1]?.slice('index '.length));
  const made = [
    alone,
    alone.with(1, `index ${index + 1}`),
    alone.with(1, `index ${index ^ 1}`),
    ...Array.from({ length: end - 2 }, (_, n) => alone.with(n + 2, flipHash(alone[n + 2] ?? ''))),
    alone.toSpliced(end - 1, end > 2 ? 1 : 0),
    alone.toSpliced(2, 0, flipHash(alone[2] || Buffer.alloc(32).toString('base64'))),
    alone.with(end + 3, flipHash(alone[end + 3] ?? '')),
  ].map((text) => text.join('\n'));
  for (const [n, text] of made.entries()) {
    const ours = verifyReceipt(Buffer.from(text), leaf, { logKey }).valid;
    const theirs = judgeInclusion(claimOf(text), Buffer.from(leaf), logKey) === 'included';
    must('D14', ours === theirs, `of receipt ${n} made from that of ${id} we say ${ours}, and Sigstore ${theirs}`);
  }
}

function flipHash(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  return Buffer.from(bytes.map((byte, n) => (n === 7 ? byte ^ 4 : byte))).toString('base64');
}
