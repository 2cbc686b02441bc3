import type { CalendarDay } from '../interchange/calendar.ts';
import { csvText } from '../runtime/csv.ts';
import type { Language } from '../runtime/route.ts';
import type { DueReview } from './review-due.ts';

const columns = [
  '标准号 number',
  '名称 title',
  '发布机构 issuer',
  '发布 issued',
  '上次复审 reviewed',
  '到期 due',
  '逾期 overdue',
  '结论 outcome',
];

/** What is due for review as CSV with a byte order mark for spreadsheets. */
export function reviewTable(reviews: readonly DueReview[]): string {
  const rows = reviews.map(({ number, title, issuer, issued, reviewed, due, isOverdue, outcome }) => [
    ...[number, title.zh ?? title.en ?? '', issuer, issued, reviewed ?? '', due],
    isOverdue ? 'yes' : 'no',
    outcome ?? '',
  ]);
  return `\uFEFF${csvText([columns, ...rows])}`;
}

/** The days on which reviews are due; a month or a year is no day to put into a calendar. */
export function reviewDays(
  reviews: readonly DueReview[],
  { language, site, changed }: { language: Language; site: string; changed: string },
): CalendarDay[] {
  const label = { zh: '复审到期', en: 'Review due' }[language];
  return reviews
    .filter(({ due }) => due.length === 10)
    .map(({ standard, number, title, due }) => ({
      id: `${standard}.review-due`,
      day: due,
      title:
        `${label}: ${number} ${(language === 'zh' ? (title.zh ?? title.en) : (title.en ?? title.zh)) ?? ''}`.trim(),
      page: `${site}/standards/${standard}`,
      changed,
    }));
}
