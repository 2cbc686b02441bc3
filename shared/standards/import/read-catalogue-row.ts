import * as z from 'zod';
import type { Relation, Source, StandardFields } from '../standard.ts';
import { cleanDate, cleanList, cleanText, cleanTexts, compact, idOf, type Reading, relationsTo } from './reading.ts';
import { editionAtPress, statedState } from './stated-state.ts';

/** One row of a merged catalogue: `number`, `org` and whatever that organization states of it. */
const CatalogueRow = z.object({
  number: z.string().trim().min(1).max(200),
  org: z.string().min(1),
  titles: z.record(z.string(), z.string().nullable()).nullish(),
  abstract: z.record(z.string(), z.string().nullable()).nullish(),
  status: z.string().optional(),
  stage: z.string().optional(),
  published: z.string().optional(),
  effective: z.string().optional(),
  withdrawn_date: z.string().optional(),
  edition: z.string().optional(),
  doctype: z.string().optional(),
  ics: z.array(z.string()).optional(),
  ccs: z.array(z.string()).optional(),
  languages: z.array(z.string()).optional(),
  keywords: z.array(z.string()).optional(),
  committees: z.array(z.string()).optional(),
  authors: z.array(z.string()).optional(),
  publisher: z.string().optional(),
  replaces: z.array(z.string()).optional(),
  replaced_by: z.array(z.string()).optional(),
  amends: z.array(z.string()).optional(),
  amended_by: z.array(z.string()).optional(),
  references: z.array(z.string()).optional(),
  cited_by: z.array(z.string()).optional(),
  url: z.string().optional(),
  doi: z.string().optional(),
  record_source: z.string().optional(),
  evidence: z.string().optional(),
});
type CatalogueRow = z.infer<typeof CatalogueRow>;

export function isCatalogueRow(row: object): boolean {
  return 'number' in row && 'org' in row;
}

export function readCatalogueRow(input: unknown): Reading {
  const row = CatalogueRow.parse(input);
  const published = cleanDate(row.published);
  const state = stateOf(row);
  // An ISO or IEC draft is not issued: the year printed with it is that of its base.
  const issued = state?.value === 'draft' && row.org !== 'W3C' ? undefined : published;
  const id = idOf(row.number);
  return {
    id,
    published: editionAtPress(id, row.stage, published),
    source: sourceOf(row),
    isList: row.record_source === undefined,
    fields: compact({
      number: row.number,
      titles: cleanTexts(row.titles),
      abstracts: cleanTexts(row.abstract),
      keywords: cleanList(row.keywords),
      documentType: cleanText(row.doctype),
      edition: row.edition,
      languages: cleanList(row.languages),
      bodies: {
        issuer: cleanList(row.publisher ? [row.publisher] : []),
        authors: cleanList(row.authors),
        committees: cleanList(row.committees),
      },
      dates: { issued, effective: cleanDate(row.effective), withdrawn: cleanDate(row.withdrawn_date) },
      state,
      ics: cleanList(row.ics),
      ccs: cleanList(row.ccs),
      relations: relationsOf(row),
      url: row.url,
      doi: row.doi,
    }),
  };
}

function stateOf(row: CatalogueRow): StandardFields['state'] {
  const value = statedState({ org: row.org, status: row.status, stage: row.stage });
  return value && { value, ...(row.stage && { stage: row.stage }) };
}

function relationsOf(row: CatalogueRow): Relation[] {
  return [
    ...relationsTo('replaces', row.replaces),
    ...relationsTo('replaced-by', row.replaced_by),
    ...relationsTo('amends', row.amends),
    ...relationsTo('amended-by', row.amended_by),
    ...relationsTo('cites', row.references),
    ...relationsTo('cited-by', row.cited_by),
  ];
}

/** Organizations whose own catalogue the row comes from, so that it speaks with the authority of the publisher. */
const catalogueOf: Readonly<Record<string, string>> = {
  ISO: 'ISO catalogue',
  IEC: 'IEC Webstore catalogue',
  ITU: 'ITU catalogue of publications',
  ETSI: 'ETSI work programme',
  W3C: 'W3C technical reports index',
  IETF: 'RFC Editor index',
  NIST: 'NIST list of technical publications',
};

/** A row without its own source speaks for the catalogue of its organization. */
function sourceOf(row: CatalogueRow): Source {
  const evidence = cleanText(row.evidence)?.slice(0, 300);
  if (row.record_source) {
    const confidence = evidence && /normative reference|list/.test(evidence) ? 'C' : 'B';
    return {
      key: slug(row.record_source),
      name: row.record_source.slice(0, 200),
      confidence,
      ...(evidence && { evidence }),
    };
  }
  const name = catalogueOf[row.org];
  return {
    key: `${slug(row.org)}-catalogue`,
    name: name ?? row.org,
    confidence: name ? 'A' : 'B',
    ...(evidence && { evidence }),
    // The stage of a W3C report is that of its own day; the index never takes it back.
    ...(row.org === 'W3C' && { retrieved: cleanDate(row.published) }),
  };
}

export function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 100) || 'source'
  );
}
