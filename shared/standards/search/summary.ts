import type { Multilingual } from '../codes.ts';
import { type Day, firstDay, type LocalDate } from '../local-date.ts';
import type { StatusPeriod } from '../standard.ts';
import type { StandardSummary } from '../standard-view.ts';
import { statusOn } from '../status.ts';

/** What a result shows, kept in the index so that a list needs no read of the table. */
export interface IndexedView {
  work: string;
  number: string;
  /** Titles in languages beside zh and en. */
  otherTitles?: Multilingual;
  periods: StatusPeriod[];
  origin: StandardSummary['origin'];
  level: StandardSummary['level'];
  mandate: StandardSummary['mandate'];
  issuer: string;
  issued?: LocalDate;
  effective?: LocalDate;
  /** Day of the last review of a local standard that confirmed it. */
  reviewed?: LocalDate;
  replacedBy?: StandardSummary['replacedBy'];
  licences?: StandardSummary['licences'];
  /** The decision on its text, by the day from which it holds. */
  access: (StandardSummary['access'] & { from: LocalDate | null })[];
}

/** The kept part of a document. */
export interface IndexedStandard {
  id: string;
  title_zh?: string;
  title_en?: string;
  abstract?: string[];
  view: IndexedView;
}

/** Fields of the document that a list needs. */
export const summaryFields = ['id', 'title_zh', 'title_en', 'view'];

/** A document as callers see it on a day, without what belongs to one query. */
export function summaryOf({ id, title_zh: zh, title_en: en, view }: IndexedStandard, day: Day): StandardSummary {
  return {
    id,
    number: view.number,
    title: { ...(zh && { zh }), ...(en && { en }), ...view.otherTitles },
    status: statusOn(view.periods, day),
    origin: view.origin,
    level: view.level,
    mandate: view.mandate,
    issuer: view.issuer,
    issued: view.issued ?? null,
    effective: view.effective ?? null,
    replacedBy: view.replacedBy ?? [],
    access: accessOn(view.access, day),
    licences: view.licences ?? [],
    score: null,
    matches: [],
    pages: [],
  };
}

/** The decision on the text of a standard that holds on a day. */
export function accessOn(periods: IndexedView['access'], day: Day): StandardSummary['access'] {
  const { level, rule } = periods.findLast(({ from }) => from === null || firstDay(from) <= day) ?? nothingShown;
  return { level, rule };
}

const nothingShown = { level: 'metadata', rule: 'rights-unknown' } as const;
