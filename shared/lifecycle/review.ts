import * as z from 'zod';
import { Day } from '../standards/local-date.ts';

/** What a review (复审) concludes: 继续有效, 修订, 废止. */
export const ReviewOutcome = z.enum(['confirmed', 'revise', 'withdrawn']).meta({ id: 'ReviewOutcome' });
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

export const GivenReview = z
  .strictObject({
    outcome: ReviewOutcome,
    /** Day of the conclusion; a withdrawal holds from this day on. */
    on: Day,
    reason: z.string().trim().min(1).max(2000),
  })
  .meta({ id: 'GivenReview' });
export type GivenReview = z.infer<typeof GivenReview>;

/** A review as it was set down; never changed afterwards. */
export const Review = z.object({
  outcome: ReviewOutcome,
  on: Day,
  reason: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  requestId: z.string(),
});
export type Review = z.infer<typeof Review>;

/** What is known here of the life of an edition beside its record. */
export const StandardLife = z.object({
  standard: z.string(),
  revision: z.int().positive(),
  project: z.string().optional(),
  reviews: z.array(Review),
});
export type StandardLife = z.infer<typeof StandardLife>;
