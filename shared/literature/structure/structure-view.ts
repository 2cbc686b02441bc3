import * as z from 'zod';
import { Resolution, StandardSummary } from '../../standards/standard-view.ts';
import type { StoredDocument } from '../document.ts';
import { Box } from '../page-content.ts';
import { Certainty, Clause, ClauseKind, type Place, StatedChange, type Structure } from './structure.ts';

/** What callers read of a structure; absent values are `null`, empty lists `[]`. */
const PlaceView = { page: z.int(), line: z.int(), box: Box.nullable() };

const ClauseView = z.object({
  ...PlaceView,
  anchor: z.string(),
  kind: ClauseKind,
  number: z.string().nullable(),
  title: z.string().nullable(),
  level: z.int(),
  annex: Clause.shape.annex.unwrap().nullable(),
  certainty: Certainty,
});

const ReferenceView = z.object({
  ...PlaceView,
  role: z.enum(['normative', 'informative']),
  designation: z.string().nullable(),
  dated: z.boolean(),
  text: z.string().nullable(),
  certainty: Certainty,
  match: Resolution.shape.match.nullable(),
  standard: StandardSummary.pick({ id: true, number: true, title: true, status: true }).nullable(),
});

/** A change against the edition before, with the place in the foreword that says so. */
export const StatedChangeView = StatedChange.extend(PlaceView).meta({ id: 'StatedChange' });
export type StatedChangeView = z.infer<typeof StatedChangeView>;

export function statedChangeView(change: StatedChange): StatedChangeView {
  return { ...change, ...placeView(change) };
}

const NamedStandard = z.object({ designation: z.string(), certainty: Certainty });

export const StructureView = z
  .object({
    document: z.string(),
    pages: z.int(),
    /** `headings` where the access decision shows titles and places only: what is text is then `null` or empty. */
    shows: z.enum(['everything', 'headings']),
    contents: z.array(
      z.object({
        number: z.string().nullable(),
        title: z.string(),
        label: z.string().nullable(),
        anchor: z.string().nullable(),
      }),
    ),
    clauses: z.array(ClauseView),
    references: z.array(ReferenceView),
    terms: z.array(
      z.object({
        ...PlaceView,
        number: z.string().nullable(),
        term: z.string(),
        translation: z.string().nullable(),
        definition: z.string().nullable(),
        certainty: Certainty,
      }),
    ),
    tables: z.array(
      z.object({
        ...PlaceView,
        number: z.string(),
        caption: z.string(),
        text: z.string().nullable(),
        certainty: Certainty,
      }),
    ),
    facts: z.object({
      replaces: z.array(NamedStandard),
      updates: z.array(NamedStandard),
      changes: z.array(z.string()),
      /** The same as data: kind, clauses, and where it stands. */
      changeList: z.array(StatedChangeView),
      draftedBy: z.array(z.string()),
      drafters: z.array(z.string()),
      proposer: z.string().nullable(),
      custodian: z.string().nullable(),
      feedback: z.string().nullable(),
    }),
  })
  .meta({ id: 'Structure' });
export type StructureView = z.infer<typeof StructureView>;

/** What a reference leads to in the catalogue. */
export type FoundReference = Pick<StructureView['references'][number], 'match' | 'standard'>;

/** A structure as far as it may be shown; `found` tells what the numbers of references lead to. */
export function structureView(
  { id, pages }: StoredDocument,
  { contents, clauses, references, terms, tables, facts }: Structure,
  found: ReadonlyMap<string, FoundReference>,
  shows: StructureView['shows'],
): StructureView {
  const text = (value: string) => (shows === 'everything' ? value : null);
  const anchors = new Map(clauses.toReversed().map(({ number, title, anchor }) => [number ?? title ?? '', anchor]));
  return {
    document: id,
    pages,
    shows,
    contents: contents.map(({ number, title, label }) => ({
      number: number ?? null,
      title,
      label: label ?? null,
      anchor: anchors.get(number ?? title) ?? null,
    })),
    clauses: clauses.map(({ text: _text, number, title, annex, ...clause }) => ({
      ...clause,
      ...placeView(clause),
      number: number ?? null,
      title: title ?? null,
      annex: annex ?? null,
    })),
    references: references.map(({ designation, ...reference }) => ({
      ...reference,
      ...placeView(reference),
      designation: designation ?? null,
      text: text(reference.text),
      ...(found.get(designation ?? '') ?? { match: null, standard: null }),
    })),
    terms: terms.map(({ number, translation, ...term }) => ({
      ...term,
      ...placeView(term),
      number: number ?? null,
      translation: translation ?? null,
      definition: text(term.definition),
    })),
    tables: tables.map((table) => ({ ...table, ...placeView(table), text: text(table.text) })),
    facts: {
      ...facts,
      changes: shows === 'everything' ? facts.changes : [],
      changeList: shows === 'everything' ? facts.changeList.map(statedChangeView) : [],
      proposer: facts.proposer ?? null,
      custodian: facts.custodian ?? null,
      feedback: facts.feedback ?? null,
    },
  };
}

const placeView = ({ page, line, box }: Place) => ({ page, line, box: box ?? null });
