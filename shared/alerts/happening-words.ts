import type { Language } from '../runtime/route.ts';
import type { Happening, HappeningKind } from './happening.ts';

/** What a kind of happening is called. */
export const kindWords: Readonly<Record<HappeningKind, Record<Language, string>>> = {
  new: { zh: '新收录', en: 'New' },
  'effective-soon': { zh: '即将实施', en: 'Comes into force soon' },
  effective: { zh: '开始实施', en: 'Comes into force' },
  ending: { zh: '将要失效', en: 'Will end' },
  replaced: { zh: '已被代替', en: 'Replaced' },
  withdrawn: { zh: '已废止', en: 'Withdrawn' },
  'partly-replaced': { zh: '部分内容被代替', en: 'Partly replaced' },
  'review-due': { zh: '复审到期', en: 'Review due' },
  amended: { zh: '有修改单', en: 'Amended' },
  corrected: { zh: '有勘误', en: 'Corrected' },
  'draft-open': { zh: '开始征求意见', en: 'Draft open for comment' },
  'comments-ending': { zh: '征求意见即将截止', en: 'Time for comments ends' },
  approved: { zh: '已批准', en: 'Approved' },
  published: { zh: '已发布', en: 'Published' },
  terminated: { zh: '项目终止', en: 'Project ended' },
};

/** A happening in one line. */
export function lineOf({ kind, number, title, date, by }: Happening, language: Language): string {
  const others = by.map((other) => other.number).join(language === 'zh' ? '、' : ', ');
  const name = (language === 'zh' ? (title.zh ?? title.en) : (title.en ?? title.zh)) ?? '';
  const what = kindWords[kind][language];
  if (language === 'zh') return `${number}${name ? ` ${name}` : ''}：${what}，${date}${others ? `（${others}）` : ''}`;
  return `${number}${name ? ` ${name}` : ''}: ${what.toLowerCase()}, ${date}${others ? ` (${others})` : ''}`;
}

/** The same without the title. */
export function shortLineOf(happening: Happening, language: Language): string {
  return lineOf({ ...happening, title: {} }, language);
}
