import { interpretQuery, printDesignation } from '../../standards/designation.ts';
import { changeList } from './change-list.ts';
import type { Clause, StatedFacts } from './structure.ts';
import type { TextLine } from './text-lines.ts';

const itself = '(?:本(?:标准|文件|规范|部分|导则|规程|指南))';
/** '代替GB/T 1-2009、GB/T 2-2009': up to the next sentence. */
const replacesOnCover = /(?:代替|替代)\s*([A-Z][^。；《（(\n]{3,120})/gu;
const replacesInText = new RegExp(`${itself}[^。]{0,12}?(?:代替|替代)(?!了)([^。；]{3,300})`, 'gu');
const revises = new RegExp(`${itself}是(?:对|在)([^。]{3,200}?)(?:的修订|进行修订|进行(?:了)?修订)`, 'gu');
const repealed = /自[^。]{2,20}(?:之日|日)起，?([^。]{3,300}?)(?:同时)?废止/gu;
const changesOpen =
  /(?:主要(?:技术)?(?:变化|修订内容|内容变化|修改内容|差异)|修订的?主要(?:技术)?内容|除[^。]{0,30}编辑性[^。]{0,20}外[^。]*变化)[^。：:]*[：:]\s*$/u;
const changeItem = /^(?:[—–―─-]{1,4}|[•●]|[(（]?(?:[a-z]{1,2}|\d{1,2})[)）.、])\s*/u;
const organizations =
  /(?:起草单位|编制单位|参编单位|参加单位|主编单位)\s*[：:为]\s*([^。]+)|由([^。]{4,200}?)(?:负责)?起草。/gu;
const people = /(?:起草人|编制人员?)\s*[：:为]\s*([^。]+)/gu;
const proposedAndKept = new RegExp(`${itself}由([^。，；]{2,60}?)提出((?:、|并|和|并负责)归口)?`, 'u');
const kept = new RegExp(`${itself}[^。]{0,60}?由([^。，；提]{2,60}?)(?:负责)?归口`, 'u');
const feedback =
  /[^。\n]*(?:(?:意见|建议|问题)[^。\n]*(?:反馈|寄送|函告|联系)|(?:通讯|通信|联系)地址|联系电话)[^。\n]*(?:。|$)/gu;

/** What a standard says of itself on its cover and in its foreword; `lines` are its whole text. */
export function statedFacts(
  cover: readonly TextLine[],
  clauses: readonly Clause[],
  lines: readonly TextLine[],
): StatedFacts {
  const words = clauses
    .filter(({ kind }) => kind === 'foreword' || kind === 'introduction')
    .map(({ text }) => text)
    .join('\n');
  const front = cover.map(({ text }) => text).join('\n');
  const changes = changesIn(words.split('\n'));
  return {
    replaces: replacedBy(front, words),
    updates: rfcNumbers(front, 'Updates').map(stated),
    changes,
    changeList: changeList(changes, lines, clauses),
    draftedBy: namesIn(words, organizations),
    drafters: namesIn(words, people).map((name) => name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')),
    ...bodiesIn(words),
  };
}

const stated = (designation: string) => ({ designation, certainty: 'stated' as const });

function replacedBy(front: string, words: string): StatedFacts['replaces'] {
  const found = new Map<string, StatedFacts['replaces'][number]>();
  const add = (text: string, certainty: 'stated' | 'likely') => {
    for (const designation of designationsIn(text)) {
      if (!found.has(designation)) found.set(designation, { designation, certainty });
    }
  };
  for (const designation of rfcNumbers(front, 'Obsoletes')) found.set(designation, stated(designation));
  for (const [, text = ''] of front.matchAll(replacesOnCover)) add(text, 'stated');
  for (const [, text = ''] of words.matchAll(replacesInText)) add(text, 'stated');
  for (const [, text = ''] of words.matchAll(revises)) add(text, 'likely');
  for (const [, text = ''] of words.matchAll(repealed)) add(text, 'likely');
  return [...found.values()];
}

/** Every number in a short text; what is no number is passed over. */
function designationsIn(text: string): string[] {
  return text
    .replace(/《[^》]*》/gu, ' ')
    .split(/[、，,；;（）()《》\s]+(?=[A-Z])|[、，；（）()《》]|以?及|和|的/u)
    .flatMap((piece) => {
      const { designation, rest } = interpretQuery(piece.trim());
      return designation && rest === '' ? [printDesignation(designation)] : [];
    });
}

/** 'Obsoletes: 3268, 4346, 4366' on the first page of an RFC. */
function rfcNumbers(front: string, word: 'Obsoletes' | 'Updates'): string[] {
  if (!/request for comments:/iu.test(front)) return [];
  const list = new RegExp(`^${word}:\\s*((?:RFC\\s*)?\\d+(?:,\\s*(?:RFC\\s*)?\\d+)*)`, 'imu').exec(front)?.[1] ?? '';
  return (list.match(/\d+/g) ?? []).map((number) => `RFC ${number}`);
}

/** Items begin with a dash or letter, or go on after a semicolon; a dash may stand on a line of its own. */
function changesIn(paragraphs: readonly string[]): string[] {
  const from = paragraphs.findIndex((text) => changesOpen.test(text));
  const changes: string[] = [];
  let goesOn = false;
  for (const text of from < 0 ? [] : paragraphs.slice(from + 1)) {
    const item = text.replace(changeItem, '');
    if (item === text && !goesOn) break;
    if (item !== '') changes.push(item.replace(/[；;。]$|。.*$/u, ''));
    goesOn = item === '' || /[；;]$/u.test(item);
  }
  return changes;
}

function namesIn(words: string, pattern: RegExp): string[] {
  const names = [...words.matchAll(pattern)].flatMap(([, list, other]) => listed(list ?? other ?? ''));
  return [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 1))];
}

/** The next sentence is no name, even where the stop was left out. */
function listed(list: string): string[] {
  const [names = ''] = list.split(/\n(?=本)/u);
  return names.replaceAll('\n', '').split(/[、，,；;]/u);
}

function bodiesIn(words: string): Pick<StatedFacts, 'proposer' | 'custodian' | 'feedback'> {
  const [, proposer, both] = proposedAndKept.exec(words) ?? [];
  const custodian = both ? proposer : kept.exec(words)?.[1];
  const said = [...words.matchAll(feedback)].map(([sentence]) => sentence.trim()).join('\n');
  return { ...(proposer && { proposer }), ...(custodian && { custodian }), ...(said && { feedback: said }) };
}
