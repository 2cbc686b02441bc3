import type { Finding, FindingCode, Judgement } from './check.ts';

/** A detail of a finding that differs by language. */
export interface Detail {
  zh: string;
  en: string;
}

interface Words {
  weight: Judgement;
  zh: (detail: string) => string;
  en: (detail: string) => string;
}

/** What each finding means and how much it weighs. */
const words: Readonly<Record<FindingCode, Words>> = {
  withdrawn: {
    weight: 'invalid',
    zh: (on) => `已废止${on}。`,
    en: (on) => `Withdrawn${on}.`,
  },
  replaced: {
    weight: 'invalid',
    zh: (by) => `被 ${by} 代替。`,
    en: (by) => `Replaced by ${by}.`,
  },
  'newer-edition': {
    weight: 'attention',
    zh: (by) => `已有更新的版本${by}，本版尚未宣布废止。`,
    en: (by) => `A newer edition${by} is out; this one has not been declared withdrawn.`,
  },
  'partly-replaced': {
    weight: 'attention',
    zh: (by) => `部分内容被${by || '其他标准'}代替。`,
    en: (by) => `Replaced in part by ${by || 'another standard'}.`,
  },
  suspended: { weight: 'invalid', zh: () => '暂缓实施。', en: () => 'Its application is suspended.' },
  draft: { weight: 'invalid', zh: () => '只是草案，尚未发布。', en: () => 'A draft; not published yet.' },
  'not-yet-effective': {
    weight: 'attention',
    zh: (on) => `尚未实施${on}。`,
    en: (on) => `Not in force yet${on}.`,
  },
  'will-be-replaced': {
    weight: 'attention',
    zh: (by) => `将被 ${by} 代替。`,
    en: (by) => `Will be replaced by ${by}.`,
  },
  undated: {
    weight: 'valid',
    zh: (number) => `未注日期，查询日适用的版本是 ${number}。`,
    en: (number) => `Undated; on the day asked it means ${number}.`,
  },
  'wrong-mandate': {
    weight: 'invalid',
    zh: (number) => `性质写错：应为 ${number}。`,
    en: (number) => `Wrong mandate: it is ${number}.`,
  },
  'no-such-edition': {
    weight: 'unknown',
    zh: (years) => `未收录该年份的版本；已收录 ${years}。`,
    en: (years) => `No edition of that year is held; held: ${years}.`,
  },
  'not-found': {
    weight: 'unknown',
    zh: (near) => `未收录该标准号${near}。`,
    en: (near) => `The number is not held${near}.`,
  },
  ambiguous: {
    weight: 'unknown',
    zh: (numbers) => `可能指多项标准：${numbers}。`,
    en: (numbers) => `It may mean several standards: ${numbers}.`,
  },
  'status-unknown': {
    weight: 'unknown',
    zh: () => '没有来源说明其状态。',
    en: () => 'No source states its status.',
  },
  'adopts-withdrawn-edition': {
    weight: 'attention',
    zh: (number) => `所采用的 ${number} 已废止或已有新版。`,
    en: (number) => `It adopts ${number}, which is withdrawn or has a newer edition.`,
  },
  'two-editions': {
    weight: 'attention',
    zh: (number) => `清单中同时列有另一版本 ${number}。`,
    en: (number) => `The list also names another edition, ${number}.`,
  },
  repeated: {
    weight: 'valid',
    zh: (place) => `与${place}重复。`,
    en: (place) => `The same as ${place}.`,
  },
};

/** A finding in both languages; details that read differently in them are given as a pair. */
export function finding(code: FindingCode, detail: string | Detail = ''): Finding {
  const { weight, zh, en } = words[code];
  const said = typeof detail === 'string' ? { zh: detail, en: detail } : detail;
  return { code, weight, zh: zh(said.zh), en: en(said.en) };
}

const order: readonly Judgement[] = ['invalid', 'unknown', 'attention', 'valid'];

/** The worst of the findings; nothing found is valid. */
export function judgementOf(findings: readonly Pick<Finding, 'weight'>[]): Judgement {
  return order.find((weight) => findings.some((found) => found.weight === weight)) ?? 'valid';
}

/** Numbers as each language lists them. */
export function listed(numbers: readonly string[]): Detail {
  return { zh: numbers.join('、'), en: numbers.join(', ') };
}

/** The same from a day on, where one is known. */
export function fromDay({ zh, en }: Detail, day: string | null | undefined): Detail {
  return day ? { zh: `${zh}（${day}起）`, en: `${en} from ${day}` } : { zh, en };
}
