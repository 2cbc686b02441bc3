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
  erratum: { zh: '新增勘误', en: 'Erratum' },
  'draft-open': { zh: '开始征求意见', en: 'Draft open for comment' },
  'comments-ending': { zh: '征求意见即将截止', en: 'Time for comments ends' },
  approved: { zh: '已批准', en: 'Approved' },
  published: { zh: '已发布', en: 'Published' },
  terminated: { zh: '项目终止', en: 'Project ended' },
};

/** A happening in one line; an erratum with how it reads. */
export function lineOf(happening: Happening, language: Language): string {
  const { title, erratum } = happening;
  const name = (language === 'zh' ? (title.zh ?? title.en) : (title.en ?? title.zh)) ?? '';
  const line = saidOf(happening, name, language);
  if (!erratum) return line;
  return `${line}${language === 'zh' ? '：' : ': '}${erratum.text[language] ?? erratum.text.zh}`;
}

/** The same without the title and without words of the text, as subjects and titles of entries are. */
export function shortLineOf(happening: Happening, language: Language): string {
  return saidOf(happening, '', language);
}

function saidOf(happening: Happening, name: string, language: Language): string {
  const { kind, number, date } = happening;
  const places = placesOf(happening, language);
  const what = kindWords[kind][language];
  if (language === 'zh') return `${number}${name ? ` ${name}` : ''}：${what}，${date}${places ? `（${places}）` : ''}`;
  return `${number}${name ? ` ${name}` : ''}: ${what.toLowerCase()}, ${date}${places ? ` (${places})` : ''}`;
}

/** What takes its place or amends it, or the place that an erratum mends. */
export function placesOf({ by, erratum }: Pick<Happening, 'by' | 'erratum'>, language: Language): string {
  const page = erratum?.page && (language === 'zh' ? `第 ${erratum.page} 页` : `page ${erratum.page}`);
  const places = [...by.map(({ number }) => number), erratum?.clause, page].filter(Boolean);
  return places.join(language === 'zh' ? '、' : ', ');
}
