import { parseDesignation } from '../standards/designation.ts';
import type { Day, LocalDate } from '../standards/local-date.ts';
import { classesDisagree, unknownClasses } from '../standards/notices.ts';
import type { Standard } from '../standards/standard.ts';
import type { Doubt, QualityFlag } from './quality-flag.ts';

/** What is doubtful in a record by itself on a day. Pure: the same record gives the same doubts. */
export function judgeRecord(standard: Standard, day: Day): Doubt[] {
  return [...classDoubts(standard), ...dateDoubts(standard, day), ...yearDoubts(standard), ...relationDoubts(standard)];
}

function doubt(flag: QualityFlag, zh: string, en: string): Doubt {
  return { flag, detail: { zh, en } };
}

function classDoubts(standard: Standard): Doubt[] {
  const unknown = unknownClasses(standard);
  const codes = [...standard.ics, ...standard.ccs].map(({ code }) => code).join('、');
  return [
    ...unknown.map((code) => doubt('unknown-class', code, code)),
    ...(classesDisagree(standard) ? [doubt('classes-disagree', codes, codes.replaceAll('、', ', '))] : []),
  ];
}

function dateDoubts({ dates = {} }: Standard, day: Day): Doubt[] {
  const { issued, effective, withdrawn, reaffirmed = [] } = dates;
  const pairs: (readonly [LocalDate | undefined, LocalDate | undefined, string, string])[] = [
    [effective, issued, '实施早于发布', 'in force before issue'],
    [withdrawn, issued, '废止早于发布', 'withdrawn before issue'],
    ...reaffirmed.map((date) => [date, issued, '复审早于发布', 'reaffirmed before issue'] as const),
    [day, issued, '发布日期未到', 'issued on a day still to come'],
  ];
  return pairs.flatMap(([one, other, zh, en]) =>
    isBefore(one, other) ? [doubt('impossible-dates', `${zh}：${one} < ${other}`, `${en}: ${one} < ${other}`)] : [],
  );
}

/** Whether a date is surely before another one, as far as both are known. */
function isBefore(one: LocalDate | undefined, other: LocalDate | undefined): boolean {
  if (!one || !other) return false;
  const known = Math.min(one.length, other.length);
  return one.slice(0, known) < other.slice(0, known);
}

function yearDoubts({ number, origin, dates }: Standard): Doubt[] {
  const year = yearOf(number);
  const issued = dates?.issued?.slice(0, 4);
  if (origin === 'international' || origin === 'foreign' || !year || !issued || year === issued) return [];
  return [doubt('number-year-differs', `${number}，发布于 ${dates?.issued}`, `${number}, issued ${dates?.issued}`)];
}

/** The year of a number where it has one of four digits and nothing else. */
function yearOf(number: string): string | undefined {
  return /^(?:19|20)\d{2}$/.exec(parseDesignation(number)?.year ?? '')?.[0];
}

function relationDoubts({ id, number, relations, dates }: Standard): Doubt[] {
  const own = yearOf(number);
  const issued = dates?.issued;
  return relations.flatMap(({ type, number: other, id: otherId, on }) => {
    const year = yearOf(other);
    const is = (zh: string, en: string) => [doubt('relation-against-dates', `${zh} ${other}`, `${en} ${other}`)];
    const isReplacement = type === 'replaces' || type === 'replaced-by';
    if (isReplacement && otherId === id) return is('代替自身', 'replaces itself:');
    if (type === 'replaces' && own && year && year > own) return is('代替更晚的', 'replaces the later');
    if (type === 'replaced-by' && own && year && year < own) return is('被更早的代替：', 'is replaced by the earlier');
    if (type === 'replaced-by' && isBefore(on, issued))
      return is(`发布前（${on}）被代替：`, `is replaced on ${on}, before its issue, by`);
    if (type === 'cites' && issued && year && year > issued.slice(0, 4)) return is('引用发布之后的', 'cites the later');
    return [];
  });
}
