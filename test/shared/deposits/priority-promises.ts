import { isRegistered } from '#shared/deposits/deposit.ts';
import { Statement } from '#shared/deposits/statement.ts';
import { readPublicLog } from '#test/shared/log/log-promises.ts';
import type { Must } from '#test/shared/log/violation.ts';
import type { History } from './deposit-promises.ts';
import type { Snapshot } from './deposit-snapshot.ts';

/**
 * D25: of equal files the one with the lowest index is first, by what anyone can read at whatever size they look; and who came
 * later with the file of another holder was not accepted before somebody had looked at it.
 */
export function checkPriority({ log }: Snapshot, histories: readonly History[], must: Must): void {
  const leaves = readPublicLog(log, () => undefined)?.leaves ?? [];
  const stated = leaves.map(statementOf);
  const sizes = [...log.files.keys()].flatMap((path) => /^checkpoints\/(\d+)$/.exec(path)?.[1] ?? []).map(Number);
  const entries = log.rows.filter(({ part, index }) => part === 'entry' && index !== undefined);
  const indexOf = new Map(entries.map(({ id, index }) => [id, Number(index)]));
  const first = new Map<string, string>();
  let read = 0;
  for (const size of sizes.sort((a, b) => a - b)) {
    for (; read < size; read += 1) {
      const { documentSha256, depositId } = stated[read] ?? {};
      if (documentSha256 && depositId && !first.has(documentSha256)) first.set(documentSha256, depositId);
    }
    const shown = histories.filter(({ deposit }) => (indexOf.get(`entry#${deposit.entry}`) ?? size) < size);
    for (const [sha256, id] of firstByTable(shown, indexOf)) {
      must('D25', first.get(sha256) === id, `at size ${size} ${id} is not the first with its file`);
    }
  }
  checkLaterHolders(histories, must);
}

/** Undefined of a leaf that announces a key. */
function statementOf(leaf: Uint8Array): Statement | undefined {
  const text = Buffer.from(leaf).toString();
  return text.startsWith('{') ? Statement.safeParse(JSON.parse(text)).data : undefined;
}

function firstByTable(histories: readonly History[], indexOf: ReadonlyMap<string, number>): Map<string, string> {
  const first = new Map<string, { id: string; index: number }>();
  for (const { deposit } of histories) {
    const index = indexOf.get(`entry#${deposit.entry}`) ?? Number.NaN;
    const known = first.get(deposit.file.sha256);
    if (!known || index < known.index) first.set(deposit.file.sha256, { id: deposit.id, index });
  }
  return new Map([...first].map(([sha256, { id }]) => [sha256, id]));
}

function checkLaterHolders(histories: readonly History[], must: Must): void {
  const unseen = new Map<string, string>();
  for (const { deposit } of histories) {
    const { id, depositor, file, findings = [] } = deposit;
    if (!isRegistered(deposit) || findings.some(({ code }) => code === 'same-file-of-another-holder')) continue;
    const holder = unseen.get(file.sha256) ?? depositor.organization;
    must('D25', holder === depositor.organization, `${id} was accepted unseen with the file of ${holder}`);
    unseen.set(file.sha256, holder);
  }
}
