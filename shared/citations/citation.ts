import * as z from 'zod';
import { CheckLine } from '../checks/check.ts';
import { Multilingual, Status } from '../standards/codes.ts';
import { Day } from '../standards/local-date.ts';

/** A standard that a record cites, judged on a day: with the findings of a validity check. */
export const Citation = CheckLine.omit({ place: true, written: true, candidates: true, adopts: true })
  .extend({
    /** Steps from the standard that was asked for: 1 is cited by it itself, and through what the others are. */
    distance: z.int().positive(),
    through: z.array(z.string()),
    /** Whether it names an edition; an undated one means the edition in force. */
    dated: z.boolean(),
    /** Keys of the sources that state it. */
    evidence: z.array(z.string()),
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof Citation>;

/** A standard that a change reaches through citations. */
export const CitingStandard = z
  .object({
    id: z.string(),
    number: z.string(),
    title: Multilingual,
    status: Status,
    /** Steps from the changed standard: 1 cites it itself. */
    distance: z.int().positive(),
    /** What it cites on the way, a step nearer. */
    through: z.array(z.string()),
    /** Whether it cites an edition, so that a new one does not reach it until it is revised itself. */
    dated: z.boolean(),
  })
  .meta({ id: 'CitingStandard' });
export type CitingStandard = z.infer<typeof CitingStandard>;

export const Impact = z
  .object({
    id: z.string(),
    number: z.string(),
    asOf: Day,
    /** Citing standards at each distance, those counted that are not listed. */
    levels: z.array(z.object({ distance: z.int(), count: z.int(), totalIsExact: z.boolean() })),
    items: z.array(CitingStandard),
    /** Whether more were found than are listed, or a level was cut off. */
    isCut: z.boolean(),
  })
  .meta({ id: 'Impact' });
export type Impact = z.infer<typeof Impact>;
