import * as z from 'zod';
import { Day } from '../../standards/local-date.ts';

/** Ranks of instruments, highest first; `other` is a notice or the like. */
export const LawRank = z.enum([
  'law',
  'administrative-regulation',
  'judicial-interpretation',
  'ministry-rule',
  'local-regulation',
  'other',
]);
export type LawRank = z.infer<typeof LawRank>;

/** Groups of mandatory standards that laws name as a whole: all of them, those of construction, those of food safety. */
export const StandardClass = z.enum(['mandatory', 'construction', 'food-safety']);
export type StandardClass = z.infer<typeof StandardClass>;

/**
 * How a law refers to a standard: by its number, by its title in 《》, or as one of a class that it makes binding.
 */
export const ReferenceKind = z.enum(['number', 'title', 'class']);

/** A place in a law that refers to standards. */
export const LawReference = z.object({
  kind: ReferenceKind,
  /** As the law writes it. */
  written: z.string(),
  /** Number in its canonical spelling, title without its marks, or the class. */
  meant: z.string(),
  /** `第十条`; empty where the text has no articles. */
  article: z.string(),
  /** The sentence that refers. Texts of laws are free of copyright (Copyright Law, article 5). */
  sentence: z.string(),
});
export type LawReference = z.infer<typeof LawReference>;

/** A law as far as it tells of standards: what it is, and the places that refer to them. */
export const Law = z.object({
  id: z.string(),
  title: z.string(),
  rank: LawRank,
  /** Day of the newest promulgation or amendment that the text names. */
  issued: Day.nullable(),
  effective: Day.nullable(),
  /** Id of the newer version that is held, if there is one. */
  replacedBy: z.string().nullable(),
  /** Where the text came from: name of the collection and place in it. */
  source: z.object({ name: z.string(), place: z.string() }),
  isDemo: z.boolean(),
  references: z.array(LawReference),
});
export type Law = z.infer<typeof Law>;
