import * as z from 'zod';
import { Day } from '../standards/local-date.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export type Words = z.infer<typeof Words>;

/** Series that count the standards held, by one property. */
export const distributionIds = [
  'by-year',
  'by-half-year',
  'by-status',
  'by-level',
  'by-mandate',
  'by-issuer',
  'by-region',
  'by-ics',
  'by-ccs',
] as const;
export type DistributionId = (typeof distributionIds)[number];

/** The eight indicators of paragraph (二) of the Liaoning opinions on the national outline, in its order. */
export const indicatorIds = [
  'national-standards',
  'local-standards',
  'research-results',
  'drafting-time',
  'pilot-projects',
  'international-adoption',
  'technical-committees',
  'service-providers',
] as const;
export type IndicatorId = (typeof indicatorIds)[number];

export const SeriesId = z
  .enum([...indicatorIds, ...distributionIds])
  .meta({ example: 'by-half-year', description: 'Name of a series' });
export type SeriesId = z.infer<typeof SeriesId>;

/** What is to be reached by the end of a year. */
const Target = z.object({
  value: z.number(),
  comparison: z.enum(['at-least', 'at-most']),
  unit: Words,
  by: z.string(),
});

/** How a series is made, whatever its figures are. */
export const SeriesDescription = z
  .object({
    id: SeriesId,
    kind: z.enum(['indicator', 'distribution']),
    title: Words,
    definition: Words,
    formula: Words,
    /** The records that are counted. */
    source: Words,
    target: Target.nullable(),
  })
  .meta({ id: 'SeriesDescription' });
export type SeriesDescription = z.infer<typeof SeriesDescription>;

export const Figure = z
  .object({
    /** Code, year or half-year that is counted. */
    value: z.string(),
    label: Words,
    count: z.int().nonnegative(),
    /** What they make in the unit of the target: `count` itself, a share or a mean; null where there is nothing to divide by. */
    amount: z.number().nullable(),
    /** Address of the records counted; the `total` of that list is `count`. */
    records: z.string(),
  })
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof Figure>;

/** A series with its figures on a day. */
export const Series = SeriesDescription.extend({
  asOf: Day,
  /** Everything the conditions choose; null when it cannot be counted. */
  total: Figure.nullable(),
  figures: z.array(Figure),
  /** True when there are more values than are listed. */
  isCut: z.boolean(),
  /** The register without which there is no figure; null when there are figures. */
  missing: Words.nullable(),
  /** How many of the records counted are invented, to show how the figures work. */
  demo: z.int().nonnegative(),
}).meta({ id: 'Series' });
export type Series = z.infer<typeof Series>;
