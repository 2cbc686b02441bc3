import * as z from 'zod';
import { Multilingual } from '../standards/codes.ts';
import { DocumentId } from './document.ts';
import { StatedChangeView } from './structure/structure-view.ts';

/** A run of text: in both editions, only in the later one, only in the earlier one. */
export const TextPart = z.object({ change: z.enum(['same', 'inserted', 'deleted']), text: z.string() });
export type TextPart = z.infer<typeof TextPart>;

const Side = z.object({
  anchor: z.string(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  page: z.int(),
});

const ComparedClause = z.object({
  /** `moved-away` marks the old place of a clause that is compared where it stands now. */
  change: z.enum(['same', 'changed', 'inserted', 'deleted', 'moved-away']),
  /** It stands at another place among its neighbours. */
  moved: z.boolean(),
  /** It has another number; its neighbours may have as well. */
  renumbered: z.boolean(),
  level: z.int(),
  from: Side.nullable(),
  to: Side.nullable(),
  title: z.array(TextPart),
  text: z.array(TextPart),
});
export type ComparedClause = z.infer<typeof ComparedClause>;

const ComparedDocument = z.object({
  document: z.string(),
  title: Multilingual,
  standards: z.array(z.string()),
  pages: z.int(),
  clauses: z.int(),
});

/** Two editions of a text, clause by clause in the order of the later one. */
export const Comparison = z
  .object({
    from: ComparedDocument,
    to: ComparedDocument,
    show: z.enum(['changed', 'all']),
    counts: z.object({
      same: z.int(),
      changed: z.int(),
      inserted: z.int(),
      deleted: z.int(),
      moved: z.int(),
      renumbered: z.int(),
      wordsInserted: z.int(),
      wordsDeleted: z.int(),
    }),
    clauses: z.array(ComparedClause),
    /** What the foreword of the later edition says it changed, beside what the texts show. */
    stated: z.array(StatedChangeView),
  })
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof Comparison>;

export const CompareQuery = z.strictObject({
  from: DocumentId.describe('Document of the earlier edition.'),
  to: DocumentId.describe('Document of the later edition.'),
  show: z.enum(['changed', 'all']).default('changed').describe('`all` also gives the clauses that are the same.'),
});
export type CompareQuery = z.infer<typeof CompareQuery>;
