import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { foldEvents } from '#shared/deposits/decide-move.ts';
import { Deposit, isActive, isRegistered } from '#shared/deposits/deposit.ts';
import { thePublic, type Viewer } from '#shared/deposits/deposit-actors.ts';
import { documentKey } from '#shared/deposits/deposit-files.ts';
import { DepositEvent, depositMoves, type Move } from '#shared/deposits/deposit-moves.ts';
import { isOpenTo, isVisible, recordOf } from '#shared/deposits/deposit-view.ts';
import { opens, statementBytes } from '#shared/deposits/statement.ts';
import { eventIdOf } from '#shared/webhooks/webhook-event.ts';
import { announcedIds } from '#test/shared/log/log-promises.ts';
import type { Row } from '#test/shared/log/log-snapshot.ts';
import { leafHash } from '#test/shared/log/reference-tree.ts';
import { collectViolations, type Must, type Violation } from '#test/shared/log/violation.ts';
import type { Snapshot } from './deposit-snapshot.ts';
import { checkPriority } from './priority-promises.ts';

/** A deposit with its events, oldest first. */
export interface History {
  deposit: Deposit;
  events: DepositEvent[];
}

/** What must hold of deposits, whatever went wrong before. */
export function depositViolations(snapshot: Snapshot): Violation[] {
  const { must, violations } = collectViolations();
  const histories = readHistories(snapshot.deposits);
  for (const history of histories) {
    checkHistory(history, must);
    checkRegister(history, must);
    checkSealed(snapshot, history.deposit, must);
  }
  checkEntries(snapshot, histories, must);
  checkCycle(snapshot, histories, must);
  checkSuccession(histories, must);
  checkPriority(snapshot, histories, must);
  checkPlaces(snapshot, histories, must);
  checkTold(snapshot, must);
  checkPrivacy(snapshot, histories, must);
  return violations;
}

export function readHistories(rows: readonly Row[]): History[] {
  const events = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.part.startsWith('event#')) events.set(row.id, [...(events.get(row.id) ?? []), row]);
  }
  return rows
    .filter(({ part }) => part === 'deposit')
    .map((row) => ({
      deposit: Deposit.parse(row),
      events: (events.get(row.id) ?? [])
        .sort((one, other) => (one.part < other.part ? -1 : 1))
        .map((event) => DepositEvent.parse(event)),
    }));
}

/** Domain D5: every change has actor, time and, where it needs one, a reason; together they make the deposit. D3: it is declared, sealed and accepted once. */
function checkHistory({ deposit, events }: History, must: Must): void {
  const { id } = deposit;
  must('domain D5', isDeepStrictEqual(foldEvents(events), deposit), `${id} is not what its events make it`);
  must(
    'domain D5',
    events.every(({ revision }, n) => revision === n + 1),
    `${id} lacks an event`,
  );
  for (const { move, from, actor, at, reason, requestId } of events) {
    const lines = (depositMoves as readonly Move[]).filter((line) => line.name === move && line.from.includes(from));
    const line = lines.find(({ by }) => by === actor.kind);
    must('domain D5', line !== undefined, `${id}: ${from} ${move} by ${actor.kind}`);
    must('domain D5', requestId !== '' && at.endsWith('Z'), `${id}: ${move} without request or instant`);
    must('domain D5', !line?.needsReason || Boolean(reason), `${id}: ${move} without a reason`);
  }
  for (const move of ['declare', 'seal', 'screen', 'accept']) {
    must('D3', events.filter((event) => event.move === move).length <= 1, `${id}: ${move} twice`);
  }
}

const stranger: Viewer = { ...thePublic, subject: 'nobody', memberOf: ['org-of-nobody'] };

/** D17: strangers learn of what was accepted alone, and of that no more than was disclosed. */
function checkRegister({ deposit, events }: History, must: Must): void {
  const { id, claims, holder } = deposit;
  for (const viewer of [thePublic, stranger]) {
    must('D17', isVisible(deposit, viewer) === isRegistered(deposit), `${id} shows to a stranger`);
    const record = recordOf(deposit, viewer, { events, fixity: null });
    const text = JSON.stringify(record);
    must('D17', record.internal === null, `${id} shows what is internal`);
    must('domain D4', record.id === id && record.file.sha256 === deposit.file.sha256, `${id} shows too little`);
    must('domain D7', record.meaning.doesNotProve.en.includes('authorship'), `${id} shows claims as facts`);
    const hidden = isOpenTo(deposit, viewer) ? [] : [claims.number, claims.titles.zh, holder.name.zh];
    must('D17', !hidden.some((word) => text.includes(word)), `${id} shows what is confidential`);
  }
}

/** D1: the bytes are what was sealed, and the commitments open; whatever became of the deposit. */
function checkSealed({ documents }: Snapshot, deposit: Deposit, must: Must): void {
  const { id, state, statement, salts, claims, depositor, file } = deposit;
  if (!statement || !salts) {
    must('D1', ['uploading', 'withdrawn'].includes(state), `${id} is ${state} and was never sealed`);
    return;
  }
  const bytes = documents.get(documentKey(file)) ?? new Uint8Array();
  const hash = createHash('sha256').update(bytes).digest('hex');
  must('D1', hash === statement.documentSha256 && bytes.length === statement.bytes, `${id} has other bytes`);
  must('D1', statement.documentSha256 === file.sha256 && statement.depositId === id, `${id} has another statement`);
  must('D1', opens(statement.claimsCommitment, salts.claims, claims), `${id}: the claims are not those sealed`);
  must('D1', opens(statement.depositorCommitment, salts.depositor, depositor), `${id} has another depositor`);
}

/** Domain D8: every sealed file is in the cycle of checks, and none was found damaged. */
function checkCycle({ deposits }: Snapshot, histories: readonly History[], must: Must): void {
  const checks = new Map(deposits.filter(({ part }) => part === 'fixity').map((row) => [row.id, row]));
  const sealed = histories.filter(({ deposit }) => deposit.statement);
  for (const { deposit } of sealed) {
    must('domain D8', checks.get(deposit.id)?.ok === true, `${deposit.id} is not checked`);
  }
  must('domain D8', checks.size === sealed.length, `${checks.size} checks of ${sealed.length} sealed files`);
}

/** D2, D3, D9: one entry each, of its statement, from the moment that it was accepted, and none that no deposit has. */
function checkEntries({ log }: Snapshot, histories: readonly History[], must: Must): void {
  const entries = new Map(log.rows.filter(({ part }) => part === 'entry').map((row) => [row.id, row]));
  const named = new Set<string>();
  for (const { deposit } of histories) {
    const { id, entry, statement, acceptedAt } = deposit;
    must('D9', (entry !== undefined) === isRegistered(deposit), `${id} is accepted without an entry`);
    if (!entry || !statement) continue;
    must('D3', !named.has(entry), `${id} shares its entry`);
    named.add(entry);
    must(
      'D2',
      leafHash(statementBytes(statement)).toString('hex') === entry,
      `${id} has an entry of another statement`,
    );
    must('D9', entries.get(`entry#${entry}`)?.acceptedAt === acceptedAt, `the log does not know ${id}`);
  }
  const announced = announcedIds(log).filter((id) => entries.has(`entry#${id}`)).length;
  must('D3', entries.size === named.size + announced, `${entries.size} entries of ${named.size} deposits`);
}

/** D20: what takes the place of another says so in its own leaf, and the other stays. */
function checkSuccession(histories: readonly History[], must: Must): void {
  const byId = new Map(histories.map(({ deposit }) => [deposit.id, deposit]));
  for (const { deposit } of histories) {
    if (deposit.state === 'superseded') {
      const next = byId.get(deposit.supersededBy ?? '');
      must('D20', next?.statement?.supersedes === deposit.id, `${deposit.id} gave way to nothing`);
      must('D20', deposit.entry !== undefined, `${deposit.id} lost its entry`);
    }
    must(
      'D20',
      deposit.statement?.supersedes === (deposit.statement && deposit.supersedes),
      `${deposit.id} hides whom it follows`,
    );
  }
}

/** Domain D6: one active deposit of holder and number, and its place names it. */
function checkPlaces({ deposits }: Snapshot, histories: readonly History[], must: Must): void {
  const active = histories.map(({ deposit }) => deposit).filter(isActive);
  const places = active.map(({ id, holder, standard }) => `active#${holder.organization}#${standard} ${id}`).sort();
  const stored = deposits.filter(({ part }) => part === 'active').map(({ id, deposit }) => `${id} ${deposit}`);
  must('domain D6', isDeepStrictEqual(stored.sort(), places), 'places name other deposits than the active ones');
  const taken = new Set(places.map((place) => place.split(' ')[0]));
  must('domain D6', taken.size === places.length, 'two deposits have one place');
}

/** Trade T15: the holder is told of every acceptance and challenge, once, and of nothing that did not happen. */
function checkTold({ deposits, told }: Snapshot, must: Must): void {
  const topics = { accept: 'deposit.accepted', challenge: 'deposit.challenged' } as const;
  const happened = deposits.flatMap(({ deposit, revision, move }) =>
    move === 'accept' || move === 'challenge' ? [`event#${eventIdOf(topics[move], `${deposit}/${revision}`)}`] : [],
  );
  const said = told.map(({ id }) => id);
  must('T15', isDeepStrictEqual(said.sort(), happened.sort()), 'holders were told something else than happened');
}

/** D16: the public log has no words that could be known, and no hash that could be guessed. */
function checkPrivacy({ log }: Snapshot, histories: readonly History[], must: Must): void {
  const published = Buffer.concat(
    [...log.files].filter(([path]) => path.startsWith('tile/entries/')).map(([, bytes]) => bytes),
  );
  const isPublished = (word: string) => published.includes(word);
  const holders = new Map(histories.map(({ deposit: { holder } }) => [holder.organization, holder]));
  for (const { organization, name, creditCode } of holders.values()) {
    must('D16', ![organization, name.zh, creditCode].some(isPublished), `the log names ${organization}`);
  }
  const some = histories.filter((_, n) => n % Math.ceil(histories.length / 50) === 0);
  for (const { deposit } of some) {
    const { id, claims, salts } = deposit;
    const guessed = createHash('sha256').update(claims.number).digest('hex');
    const words = [claims.number, claims.titles.zh, guessed, ...(salts ? [salts.claims, salts.depositor] : [])];
    must('D16', !words.some(isPublished), `the log tells what ${id} is about`);
  }
}
