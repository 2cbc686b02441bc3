import { randomBytes } from 'node:crypto';
import { type CheckTable, getReport } from '../checks/check-store.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { AlertServices } from './alert-services.ts';
import { followIdOf } from './follow-id.ts';
import { getFollow, removeFollow, saveFollow } from './follow-store.ts';
import { getList, listLists, removeList, saveList } from './list-store.ts';
import { readEntries } from './read-entries.ts';
import { type KeptList, mostLists, mostNumbers, type StandardsFile } from './standards-list.ts';

type Needed = Pick<AlertServices, 'rows' | 'now'>;

/** Keeps a list of standards. Throws `INVALID` with a pointer to whatever is no standard number. */
export async function createList(
  services: Needed,
  { file, caller }: { file: StandardsFile; caller: Caller },
): Promise<KeptList> {
  const member = caller.subject;
  const standards = entriesOf(file);
  if ((await listLists(services.rows, member)).length >= mostLists) throw tooMany();
  const at = services.now().toISOString();
  const list: KeptList = {
    list: `lst-${randomBytes(12).toString('hex')}`,
    member,
    name: file.name,
    standards,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  };
  if (!(await saveList(services.rows, list))) throw changed();
  return list;
}

/** Keeps the standards that a check has found. Throws `NOT_FOUND` without the report and `TOO_LARGE` when it has too many. */
export async function createListFromCheck(
  services: Needed & { checks: CheckTable },
  { check, name, caller }: { check: string; name: string; caller: Caller },
): Promise<KeptList> {
  const stored = await getReport(services.checks, check);
  if (!stored) throw new ServiceError('NOT_FOUND', { zh: '没有这份查新报告。', en: 'There is no such report.' });
  const numbers = [...new Set(stored.report.lines.map(({ designation }) => designation))];
  if (numbers.length > mostNumbers) throw tooLong(numbers.length);
  return createList(services, { file: { name, standards: numbers.map((number) => ({ number })) }, caller });
}

/** Puts another list in the place of one, and lets its follow watch that. */
export async function replaceList(
  services: Needed,
  { id, file, caller }: { id: string; file: StandardsFile; caller: Caller },
): Promise<KeptList> {
  const before = await findList(services, { id, caller });
  const updatedAt = services.now().toISOString();
  const list = { ...before, name: file.name, standards: entriesOf(file), updatedAt, revision: before.revision + 1 };
  if (!(await saveList(services.rows, list))) throw changed();
  const follow = await getFollow(services.rows, followIdOf(caller.subject, { kind: 'list', list: id }));
  if (!follow) return list;
  const numbers = list.standards.map(({ number }) => number);
  const next = { ...follow, label: list.name, numbers, revision: follow.revision + 1 };
  if (!(await saveFollow(services.rows, next, follow))) throw changed();
  return list;
}

/** Takes a list away, and its follow with it. */
export async function deleteList(services: Needed, asked: { id: string; caller: Caller }): Promise<KeptList> {
  const list = await findList(services, asked);
  const follow = await getFollow(services.rows, followIdOf(list.member, { kind: 'list', list: list.list }));
  if (follow) await removeFollow(services.rows, follow);
  await removeList(services.rows, list);
  return list;
}

/** A list of the caller. Throws `NOT_FOUND`, also for those of others. */
export async function findList(
  { rows }: Pick<Needed, 'rows'>,
  { id, caller }: { id: string; caller: Caller },
): Promise<KeptList> {
  const list = await getList(rows, id);
  if (list?.member === caller.subject) return list;
  throw new ServiceError('NOT_FOUND', { zh: '没有这份清单。', en: 'There is no such list.' });
}

function entriesOf(file: StandardsFile): StandardsFile['standards'] {
  const { standards, unread } = readEntries(file.standards);
  if (unread.length === 0) return standards;
  const named = unread.slice(0, 5).map((place) => file.standards[place]?.number);
  throw new ServiceError(
    'INVALID',
    { zh: `这些不是标准号：${named.join('、')}。`, en: `These are no standard numbers: ${named.join(', ')}.` },
    { errors: unread.map((place) => ({ pointer: `/body/standards/${place}/number`, detail: 'no standard number' })) },
  );
}

function tooMany(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: `最多保存 ${mostLists} 份清单。`,
    en: `At most ${mostLists} lists are kept.`,
  });
}

function tooLong(count: number): ServiceError {
  return new ServiceError('TOO_LARGE', {
    zh: `报告中有 ${count} 个标准，一份清单最多 ${mostNumbers} 个。`,
    en: `The report has ${count} standards; a list takes at most ${mostNumbers}.`,
  });
}

function changed(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '在此期间已被更改，请再试一次。',
    en: 'It has changed in the meantime; try again.',
  });
}
