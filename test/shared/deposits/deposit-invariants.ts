import { createHash } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { foldEvents } from '#shared/deposits/decide-move.ts';
import { Deposit, isActive, isRegistered } from '#shared/deposits/deposit.ts';
import { thePublic } from '#shared/deposits/deposit-actors.ts';
import { documentKey } from '#shared/deposits/deposit-files.ts';
import { DepositEvent, depositMoves, type Move } from '#shared/deposits/deposit-moves.ts';
import { recordOf } from '#shared/deposits/deposit-view.ts';
import { opens, statementBytes } from '#shared/deposits/statement.ts';
import { entryIdOf } from '#shared/log/entry.ts';
import { findLogKey } from '#shared/log/find-checkpoint.ts';
import { findReceipt } from '#shared/log/find-receipt.ts';
import { getEntry } from '#shared/log/log-store.ts';
import { parseVerifierKey } from '#shared/log/verifier-key.ts';
import { verifyReceipt } from '#shared/log/verify-receipt.ts';
import { eventIdOf } from '#shared/webhooks/webhook-event.ts';
import type { TestDeposits } from './deposit-engines.ts';

type Row = Record<string, unknown> & { id: string; part: string };

/** Every promise of domain E.1, D1 to D10, over everything that is stored. Answers the deposits. */
export async function checkDeposits({ services, log }: TestDeposits): Promise<Deposit[]> {
  const rows = await scan(services.deposits);
  const deposits = rows.filter(({ part }) => part === 'deposit').map((row) => Deposit.parse(row));
  for (const deposit of deposits) {
    const events = rows
      .filter(({ id, part }) => id === deposit.id && part.startsWith('event#'))
      .sort((a, b) => (a.part < b.part ? -1 : 1))
      .map((row) => DepositEvent.parse(row));
    checkHistory(deposit, events);
    checkRegister(deposit, events);
    await checkSealed(services, deposit);
    await checkLogged(services, deposit);
  }
  checkPlaces(deposits, rows);
  const entries = await scan(log.services.log);
  const accepted = deposits.flatMap(({ entry }) => (entry ? [`entry#${entry}`] : []));
  // D2: exactly one entry each, and none that no deposit has.
  expect(
    entries
      .filter(({ part }) => part === 'entry')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(accepted.sort());
  await checkTold(services, rows);
  return deposits;
}

/** T15: the holder is told of every acceptance and challenge, once, and of nothing that did not happen. */
async function checkTold({ deposits, webhooks }: TestDeposits['services'], rows: readonly Row[]): Promise<void> {
  const told = await scan({ ...deposits, name: webhooks.name });
  const topics = { accept: 'deposit.accepted', challenge: 'deposit.challenged' } as const;
  const happened = rows.flatMap(({ deposit, revision, move }) =>
    move === 'accept' || move === 'challenge' ? [`event#${eventIdOf(topics[move], `${deposit}/${revision}`)}`] : [],
  );
  expect(told.map(({ id }) => id).sort()).toEqual(happened.sort());
}

async function scan({ client, name }: TestDeposits['services']['deposits']): Promise<Row[]> {
  const rows: Row[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: from }));
    rows.push(...((page.Items ?? []) as Row[]));
    from = page.LastEvaluatedKey;
  } while (from);
  return rows;
}

/** D5: every change has actor, time and, where it needs one, a reason; together they make the deposit. D10: instants are UTC. */
function checkHistory(deposit: Deposit, events: readonly DepositEvent[]): void {
  expect(foldEvents(events)).toEqual(deposit);
  expect(events.map(({ revision }) => revision)).toEqual(events.map((_, n) => n + 1));
  for (const { move, from, actor, at, reason, requestId } of events) {
    const lines = (depositMoves as readonly Move[]).filter((line) => line.name === move && line.from.includes(from));
    const line = lines.find(({ by }) => by === actor.kind);
    expect(line, `${from} ${move} by ${actor.kind}`).toBeDefined();
    expect(requestId).not.toBe('');
    expect(at).toMatch(/Z$/);
    if (line?.needsReason) expect(reason).toBeTruthy();
  }
  expect(
    new Set(events.flatMap(({ change }) => (change.statement ? [JSON.stringify(change.statement)] : []))).size,
  ).toBe(deposit.statement ? 1 : 0);
}

/** D4: the public sees no more than was disclosed and no less than the minimum. D7: claims stand as claims. */
function checkRegister(deposit: Deposit, events: readonly DepositEvent[]): void {
  const record = recordOf(deposit, events, thePublic);
  expect(record.internal).toBeNull();
  expect(record).toMatchObject({ id: deposit.id, state: deposit.state });
  expect(record.file.sha256).toBe(deposit.file.sha256);
  expect(record.meaning.doesNotProve.en).toContain('authorship');
  if (!deposit.isDisclosed) {
    const text = JSON.stringify(record);
    for (const hidden of [deposit.claims.number, deposit.claims.titles.zh, deposit.holder.name.zh]) {
      expect(text).not.toContain(hidden);
    }
  }
}

/** D1 and D8: the bytes are what was sealed. D9: whatever became of it, they and the statement are there. */
async function checkSealed({ depositFiles }: TestDeposits['services'], deposit: Deposit): Promise<void> {
  const { statement, salts } = deposit;
  if (!statement || !salts) {
    expect(['uploading', 'withdrawn']).toContain(deposit.state);
    return;
  }
  const file = await depositFiles.documents.get(documentKey(deposit.file));
  const bytes = file?.bytes ?? new Uint8Array();
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(statement.documentSha256);
  expect(bytes.length).toBe(statement.bytes);
  expect(opens(statement.claimsCommitment, salts.claims, deposit.claims)).toBe(true);
  expect(opens(statement.depositorCommitment, salts.depositor, deposit.depositor)).toBe(true);
}

/** D2 and D3: what was accepted has the entry of its statement, and once published a receipt that stands by itself. */
async function checkLogged(services: TestDeposits['services'], deposit: Deposit): Promise<void> {
  expect(deposit.entry !== undefined).toBe(isRegistered(deposit));
  if (!deposit.entry || !deposit.statement) return;
  const leaf = statementBytes(deposit.statement);
  expect(entryIdOf(leaf)).toBe(deposit.entry);
  expect(await getEntry(services.log, deposit.entry)).toMatchObject({ acceptedAt: deposit.acceptedAt });
  const found = await findReceipt(services, deposit.entry);
  if (found?.state !== 'published') return;
  const logKey = parseVerifierKey((await findLogKey(services)) ?? '');
  if (!logKey) throw new Error('the log has no key');
  expect(verifyReceipt(Buffer.from(found.receipt), leaf, { logKey })).toMatchObject({ valid: true });
  const flipped = Uint8Array.from(leaf, (byte, n) => (n === leaf.length >> 1 ? byte ^ 1 : byte));
  expect(verifyReceipt(Buffer.from(found.receipt), flipped, { logKey })).toEqual({ valid: false, fault: 'leaf' });
}

/** D6: one active deposit of holder and number, and its place names it. */
function checkPlaces(deposits: readonly Deposit[], rows: readonly Row[]): void {
  const active = deposits.filter(isActive);
  const places = active.map(({ id, holder, standard }) => [`active#${holder.organization}#${standard}`, id]);
  const stored = rows.filter(({ part }) => part === 'active').map(({ id, deposit }) => [id, deposit]);
  expect(stored.sort()).toEqual(places.sort());
  expect(new Set(places.map(([place]) => place)).size).toBe(places.length);
}
