import * as z from 'zod';
import { Box } from '../page-content.ts';

/**
 * How far a part can be relied on: `stated` by the file itself, `confirmed` by the document's own table of contents or by a
 * heading that every standard has, `likely` by its number and place, `doubtful` when something speaks against it.
 */
export const Certainty = z.enum(['stated', 'confirmed', 'likely', 'doubtful']);
export type Certainty = z.infer<typeof Certainty>;

export const ClauseKind = z.enum([
  'foreword',
  'introduction',
  'scope',
  'references',
  'terms',
  'clause',
  'annex',
  'bibliography',
]);
export type ClauseKind = z.infer<typeof ClauseKind>;

/** Where a part begins: its page, and its line there counted from 0. */
const Place = z.object({ page: z.int().positive(), line: z.int().nonnegative(), box: Box.optional() });
export type Place = z.infer<typeof Place>;

/** A clause with its own text: what stands before its first subclause. */
export const Clause = Place.extend({
  kind: ClauseKind,
  /** As printed: '4.2.1', 'A.1', '第十二条'; absent in unnumbered parts. */
  number: z.string().optional(),
  /** Absent where a numbered paragraph has no title. */
  title: z.string().optional(),
  level: z.int().positive(),
  /** Unique in its document, stable while numbers are: 'clause-4.2.1', 'annex-a', 'foreword'. */
  anchor: z.string(),
  certainty: Certainty,
  annex: z.enum(['normative', 'informative']).optional(),
  /** Paragraphs a line each, cells of table rows parted by tabs. */
  text: z.string(),
});
export type Clause = z.infer<typeof Clause>;

/** An entry of the document's own table of contents. */
export const ContentsEntry = z.object({
  number: z.string().optional(),
  title: z.string(),
  /** The page as the document counts, in its own figures; absent where none is printed. */
  label: z.string().optional(),
});
export type ContentsEntry = z.infer<typeof ContentsEntry>;

export const Reference = Place.extend({
  role: z.enum(['normative', 'informative']),
  /** Canonical spelling; absent for references that are no standard. */
  designation: z.string().optional(),
  dated: z.boolean(),
  text: z.string(),
  certainty: Certainty,
});
export type Reference = z.infer<typeof Reference>;

export const Term = Place.extend({
  number: z.string().optional(),
  term: z.string(),
  /** The term in the other language. */
  translation: z.string().optional(),
  definition: z.string(),
  certainty: Certainty,
});
export type Term = z.infer<typeof Term>;

export const Table = Place.extend({
  number: z.string(),
  caption: z.string(),
  /** A row a line, cells parted by tabs. */
  text: z.string(),
  certainty: Certainty,
});
export type Table = z.infer<typeof Table>;

/** A change against the edition before, as the foreword lists it. */
export const StatedChange = Place.extend({
  text: z.string(),
  kind: z.enum(['added', 'removed', 'changed', 'other']),
  /** Clauses of this edition and of the one before, as far as the item names them. */
  clauses: z.array(z.string()),
  former: z.array(z.string()),
});
export type StatedChange = z.infer<typeof StatedChange>;

/** What a document says of itself on its cover and in its foreword. */
export const StatedFacts = z.object({
  replaces: z.array(z.object({ designation: z.string(), certainty: Certainty })).default([]),
  updates: z.array(z.object({ designation: z.string(), certainty: Certainty })).default([]),
  changes: z.array(z.string()).default([]),
  changeList: z.array(StatedChange).default([]),
  draftedBy: z.array(z.string()).default([]),
  drafters: z.array(z.string()).default([]),
  proposer: z.string().optional(),
  custodian: z.string().optional(),
  feedback: z.string().optional(),
});
export type StatedFacts = z.infer<typeof StatedFacts>;

/** A document as its parts. */
export const Structure = z.object({
  contents: z.array(ContentsEntry),
  clauses: z.array(Clause),
  references: z.array(Reference),
  terms: z.array(Term),
  tables: z.array(Table),
  facts: StatedFacts,
});
export type Structure = z.infer<typeof Structure>;
