import type { Clause, StatedChange } from './structure.ts';
import type { TextLine } from './text-lines.ts';

const kinds: readonly [StatedChange['kind'], RegExp][] = [
  ['removed', /删除|删去|删减|取消|不再/u],
  ['added', /增加|新增|增设|增补|补充|添加/u],
  ['changed', /修改|更改|调整|修订|变更|改为|合并|完善|更新|细化|规范|明确|提高|严格|从严|收严|放宽|移动/u],
];
const mentioned = /[（(]\s*(?:见|原)([^（）()]{1,120})[）)]/gu;
const clauseNumber =
  /第\s?\d+\s?章|附录\s?[A-Z]|表\s?[A-Z]?\.?\d+|图\s?[A-Z]?\.?\d+|(?<![\d.])(?:[A-Z]\.)?\d+(?:\.\d+)*(?![\d年])/gu;
const formerEdition = /(?:\d{4}|原)\s?年?版/u;

/**
 * The list of changes in a foreword as data (GB/T 1.1-2020, 8.3): what was done, to which clauses of this edition and of the
 * one before, and where the foreword says so.
 */
export function changeList(
  changes: readonly string[],
  lines: readonly TextLine[],
  clauses: readonly Clause[],
): StatedChange[] {
  const foreword = clauses.find(({ kind }) => kind === 'foreword' || kind === 'introduction');
  let from = foreword ? lines.findIndex(({ page, line }) => page === foreword.page && line === foreword.line) : 0;
  return changes.map((text) => {
    const opening = text.replace(/\s+/gu, '').slice(0, 8);
    const at = lines.findIndex((line, i) => i >= from && line.text.replace(/\s+/gu, '').includes(opening));
    if (at >= 0) from = at;
    const { page = 1, line = 0, box } = lines[at] ?? foreword ?? {};
    return { text, kind: kindOf(text), ...clausesIn(text), page, line, ...(box && { box }) };
  });
}

/** What is done first counts, where an item does several things. */
function kindOf(text: string): StatedChange['kind'] {
  const places = kinds.flatMap(([kind, pattern]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ kind, at }];
  });
  return places.sort((one, other) => one.at - other.at)[0]?.kind ?? 'other';
}

function clausesIn(text: string): Pick<StatedChange, 'clauses' | 'former'> {
  const clauses: string[] = [];
  const former: string[] = [];
  for (const [, inside = ''] of text.matchAll(mentioned)) {
    const [now = '', ...before] = splitAtFormer(inside);
    clauses.push(...numbersIn(now));
    former.push(...numbersIn(before.join(' ')));
  }
  return { clauses: [...new Set(clauses)], former: [...new Set(former)] };
}

/** '4.2、4.3，2008年版的4.1': what stands before the year of the former edition is of this one. */
function splitAtFormer(inside: string): [string, string] {
  const at = inside.search(formerEdition);
  return at < 0 ? [inside, ''] : [inside.slice(0, at), inside.slice(at).replace(formerEdition, '')];
}

function numbersIn(text: string): string[] {
  return (text.match(clauseNumber) ?? []).map((number) => number.replace(/\s+/gu, ''));
}
