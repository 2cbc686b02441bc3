import * as z from 'zod';
import { Multilingual } from '../standards/codes.ts';
import { ErratumView } from '../standards/erratum.ts';
import { Day } from '../standards/local-date.ts';

/**
 * What happens to a standard, or from `draft-open` on to a project of one. `ending` tells of an end that is still to come,
 * `effective-soon` of the thirty days before an edition comes into force, `comments-ending` of the last week for comments.
 */
export const HappeningKind = z
  .enum([
    'new',
    'effective-soon',
    'effective',
    'ending',
    'replaced',
    'withdrawn',
    'partly-replaced',
    'review-due',
    'amended',
    'corrected',
    'erratum',
    'draft-open',
    'comments-ending',
    'approved',
    'published',
    'terminated',
  ])
  .meta({ id: 'HappeningKind' });
export type HappeningKind = z.infer<typeof HappeningKind>;

export const HappeningId = z
  .string()
  .regex(/^hap-[0-9a-f]{24}$/)
  .meta({ example: 'hap-0123456789abcdef01234567' });

const Other = z.object({ id: z.string().nullable(), number: z.string() });

/** Something that happens to a standard or a project on a day; the same for whoever derives it, whenever. */
export const Happening = z.object({
  happening: HappeningId,
  kind: HappeningKind,
  /** Null for a project that was not published. */
  standard: z.string().nullable(),
  /** The project to which it happens; null for what happens to a standard. */
  project: z.string().nullable().default(null),
  /** Of the standard, or of the project in its plan. */
  number: z.string(),
  title: Multilingual,
  /** The day on which it happens; that of the record where no other is known. */
  date: Day,
  /** What takes its place, amends or corrects it. */
  by: z.array(Other),
  /** What was misprinted and how it reads rightly; of errata alone. */
  erratum: ErratumView.nullable().default(null),
});
export type Happening = z.infer<typeof Happening>;

/** A happening with the keys of its record, by which follows are found, and the revision that it was read from. */
export const KeyedHappening = Happening.extend({
  keys: z.array(z.string()),
  revision: z.int().nonnegative(),
  at: z.iso.datetime(),
});
export type KeyedHappening = z.infer<typeof KeyedHappening>;

/** A happening as it was told. */
export const Alert = KeyedHappening.omit({ keys: true, revision: true });
export type Alert = z.infer<typeof Alert>;

/** The page of what it happens to. */
export function pathOf({ standard, project }: Pick<Happening, 'standard' | 'project'>): string {
  return project ? `/projects/${project}` : `/standards/${standard}`;
}
