import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Day, LocalDate } from '../standards/local-date.ts';

const Line = z.string().trim().min(1).max(200);

/** Something that an indicator counts, as its register states it: a standard, a project, a committee, a provider. */
export const GivenRecord = z
  .strictObject({
    /** What it is known by in its register: number of a standard, project or committee, unified social credit code. */
    number: z.string().trim().min(1).max(120),
    title: z.strictObject({ zh: Line, en: Line.optional() }),
    /** The body of the province that it belongs to: drafter, undertaker, seat of a secretariat. */
    body: Line.optional(),
    role: z.enum(['led', 'joined']).optional(),
    /** Day on which a project was approved. */
    began: Day.optional(),
    /** Date that decides to which period it belongs: issue, closing, approval, founding, adoption of the plan. */
    on: LocalDate,
    /** Date from which it is in the register no longer. */
    until: LocalDate.optional(),
    /** Number of the standard that came of it, or that adopts it. */
    result: Line.optional(),
    source: z.strictObject({
      name: Line,
      url: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .optional(),
      retrieved: Day,
    }),
    /** Invented to show how the figures work. */
    isDemo: z.boolean().default(false),
  })
  .refine(({ began, on }) => began === undefined || began.slice(0, on.length) <= on, {
    path: ['began'],
    message: 'before the date to which it led',
  })
  .refine(({ on, until }) => until === undefined || on <= until, { path: ['until'], message: 'not before `on`' })
  .meta({ id: 'GivenRecord' });
export type GivenRecord = z.infer<typeof GivenRecord>;

/** A record of a register as it is kept. */
export const SourceRecord = z
  .object({
    ...GivenRecord.shape,
    id: z.string(),
    revision: z.int().positive(),
    changedAt: z.iso.datetime(),
    /** Page of this service that knows more of it. */
    page: z.string().nullable(),
  })
  .meta({ id: 'SourceRecord' });
export type SourceRecord = z.infer<typeof SourceRecord>;

/** The id of a record in its register, made of its number: spaces, width and case do not tell two apart. */
export function recordId(number: string): string {
  const folded = number.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
  return `rec-${createHash('sha256').update(folded).digest('hex').slice(0, 24)}`;
}

/** What a kept record says, as it was given. */
export function givenOf({
  id: _id,
  revision: _revision,
  changedAt: _at,
  page: _page,
  ...given
}: SourceRecord): GivenRecord {
  return given;
}
