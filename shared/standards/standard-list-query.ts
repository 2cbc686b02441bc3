import { randomInt } from 'node:crypto';
import * as z from 'zod';
import type { Sample } from './search/standard-page.ts';
import { oneOf, StandardQuery } from './standard-query.ts';
import { StandardList, StandardSummary } from './standard-view.ts';

const SummaryField = StandardSummary.keyof();
export type SummaryField = z.infer<typeof SummaryField>;

const mostSampled = 100;
const largestSeed = 2_147_483_647;

/** The query string of `GET /v1/standards`: a search, and what part of everything that it finds is wanted. */
export const StandardListQuery = StandardQuery.extend({
  select: oneOf(SummaryField, 'Only these fields of every item.'),
  sample: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostSampled)
    .optional()
    .describe('So many at random of all that is found, in place of `size`; there is no page after it.'),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(largestSeed)
    .optional()
    .describe('Draws the same sample again while the index stays the same; `asked.seed` tells the one that was used.'),
}).superRefine(({ sample, seed, cursor, sort }, { addIssue }) => {
  const refuse = (name: string, message: string) => addIssue({ code: 'custom', path: [name], message });
  if (sample === undefined && seed !== undefined) refuse('seed', 'a seed is for a sample: give sample too');
  if (sample !== undefined && cursor !== undefined) refuse('cursor', 'a sample has no pages: leave cursor out');
  if (sample !== undefined && sort !== 'relevance') refuse('sort', 'a sample has no order: leave sort out');
});
export type StandardListQuery = z.infer<typeof StandardListQuery>;

/** What `select` leaves of a summary. */
const SelectedStandard = StandardSummary.partial().meta({ id: 'SelectedStandard' });

/** The list as it is answered: summaries are whole unless fields were selected. */
export const SelectedList = StandardList.extend({
  items: z.array(z.union([StandardSummary, SelectedStandard])),
}).meta({ id: 'StandardList' });

/** Leaves of every item the fields that were asked for; everything when none were. */
export function selectFields(list: StandardList, fields: readonly SummaryField[] | undefined) {
  if (!fields?.length) return list;
  const selected = (item: StandardSummary) => Object.fromEntries(fields.map((field) => [field, item[field]]));
  return { ...list, items: list.items.map(selected) };
}

/** The sample that is asked for, drawn with a seed of its own where none was given. */
export function sampleOf({ sample, seed = randomInt(largestSeed + 1) }: StandardListQuery): Sample | undefined {
  return sample === undefined ? undefined : { size: sample, seed };
}
