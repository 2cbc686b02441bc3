import * as z from 'zod';
import { yearsToReview } from '../alerts/derive-happenings.ts';
import { addYears } from '../standards/calendar-days.ts';
import { Multilingual } from '../standards/codes.ts';
import { type Day, LocalDate } from '../standards/local-date.ts';
import { ReviewOutcome } from './review.ts';

/** A local standard that is due for review, or will be soon. */
export const DueReview = z
  .object({
    standard: z.string(),
    number: z.string(),
    title: Multilingual,
    issuer: z.string(),
    issued: LocalDate,
    /** Last review that confirmed it. */
    reviewed: LocalDate.nullable(),
    /** As precise as the day from which it is counted. */
    due: LocalDate,
    isOverdue: z.boolean(),
    /** What a review has concluded since: `revise` until the successor is published. */
    outcome: ReviewOutcome.nullable(),
  })
  .meta({ id: 'DueReview' });
export type DueReview = z.infer<typeof DueReview>;

/** When a local standard is to be reviewed, five years after issue or the last review, to the precision that is known. */
export function dueAfter(date: LocalDate): LocalDate {
  if (date.length === 10) return addYears(date, yearsToReview);
  return `${Number(date.slice(0, 4)) + yearsToReview}${date.slice(4)}`;
}

/** Whether all days that a date may mean are over. */
export function isOver(due: LocalDate, today: Day): boolean {
  return due < today.slice(0, due.length);
}
