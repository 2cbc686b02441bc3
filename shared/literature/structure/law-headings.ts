import { costOfStep, leadingNumber } from './clause-number.ts';
import type { PrintedContents } from './contents.ts';
import type { Heading } from './heading.ts';
import type { TextLine } from './text-lines.ts';

const levels: Record<string, number> = { 编: 1, 章: 2, 节: 3, 条: 4 };
const longestTitle = 40;
/** An article further off than this is one that another law is cited by. */
const mostMissing = 2;

export type LawHeading = Heading & { series: 'chapter' | 'article' };

/** Chapters (第一章) and articles (第一条) of laws and regulations. */
export function articleHeadings(lines: readonly TextLine[], contents: PrintedContents): LawHeading[] {
  const headings: LawHeading[] = [];
  let last = [0];
  for (const [at, { text }] of lines.entries()) {
    const found = at > (contents.to ?? -1) ? leadingNumber(text) : undefined;
    if (!found || found.series === 'clause') continue;
    const { number, rest, parts, series } = found;
    const level = levels[/[编章节条]/u.exec(number)?.[0] ?? ''] ?? 4;
    const base = { series, at, to: at + 1, kind: 'clause' as const, number, level };
    if (series === 'chapter') {
      if (rest.length > longestTitle || /[。；，]/u.test(rest)) continue;
      headings.push({ ...base, ...(rest && { title: rest }), certainty: 'likely' });
      continue;
    }
    const cost = costOfStep(last, parts);
    if (cost === undefined || cost > mostMissing) continue;
    last = parts;
    headings.push({ ...base, ...(rest && { rest }), certainty: cost === 0 ? 'likely' : 'doubtful' });
  }
  return withoutPrintedContents(headings);
}

/** Contents without page numbers repeat the chapters before the text: the later one of two is the chapter itself. */
function withoutPrintedContents(headings: readonly LawHeading[]): LawHeading[] {
  const firstArticle = headings.find(({ series }) => series === 'article')?.at ?? 0;
  const chapterBefore = headings.findLast(({ at, series }) => at < firstArticle && series === 'chapter');
  const comesAgain = (heading: LawHeading) =>
    headings.some(({ at, number, title }) => at > heading.at && number === heading.number && title === heading.title);
  return headings.filter((one) => one.at >= firstArticle || one === chapterBefore || !comesAgain(one));
}
