import * as z from 'zod';
import type { AdoptionDegree } from '../codes.ts';
import { parseDesignation, standardId } from '../designation.ts';
import type { Adoption, StandardFields } from '../standard.ts';
import { slug } from './read-catalogue-row.ts';
import { cleanDate, cleanList, cleanText, cleanTexts, compact, idOf, type Reading, relationsTo } from './reading.ts';
import { statedState } from './stated-state.ts';

const OneOrMany = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** One row of collected Chinese metadata: every row names its source and how that source knows. */
const ZhMetadataRow = z.object({
  number: z.string().trim().min(1).max(200),
  titles: z.record(z.string(), z.string().nullable()).nullish(),
  standard_type: z.string().optional(),
  status: z.string().optional(),
  publisher: z.string().optional(),
  committee: z.string().optional(),
  drafters: z.array(z.string()).optional(),
  pages: z.union([z.number(), z.string()]).optional(),
  languages: z.array(z.string()).optional(),
  ics: OneOrMany.optional(),
  ccs: OneOrMany.optional(),
  date_published: z.string().optional(),
  date_effective: z.string().optional(),
  replaces: OneOrMany.optional(),
  replaces_raw: OneOrMany.optional(),
  replaced_by: OneOrMany.optional(),
  normative_references: z.array(z.object({ number: z.string() })).optional(),
  cited_by: z.array(z.string()).optional(),
  adopted: z.string().optional(),
  links: z.array(z.object({ url: z.string() })).optional(),
  source: z.string(),
  evidence: z.string(),
  verified: z.boolean().optional(),
});
type ZhMetadataRow = z.infer<typeof ZhMetadataRow>;

export function isZhMetadataRow(row: object): boolean {
  return 'number' in row && 'source' in row && 'evidence' in row;
}

export function readZhMetadataRow(input: unknown): Reading {
  const row = ZhMetadataRow.parse(input);
  const value = statedState({ org: 'SAC', status: row.status });
  return {
    id: idOf(row.number),
    source: sourceOf(row),
    fields: compact({
      number: row.number,
      titles: cleanTexts(row.titles),
      documentType: row.standard_type,
      languages: cleanList(row.languages),
      pages: pageCount(row.pages),
      bodies: bodiesOf(row),
      dates: { issued: cleanDate(row.date_published), effective: cleanDate(row.date_effective) },
      state: value && { value, ...(row.status && { stage: row.status }) },
      ics: cleanList(row.ics?.flatMap((codes) => codes.split(/[;,；、]/))),
      ccs: cleanList(row.ccs?.flatMap((codes) => codes.split(/[;,；、]/))),
      relations: [
        ...relationsTo('replaces', row.replaces ?? row.replaces_raw),
        ...relationsTo('replaced-by', row.replaced_by),
        ...relationsTo(
          'cites',
          row.normative_references?.map(({ number }) => number),
        ),
        ...relationsTo('cited-by', row.cited_by),
      ],
      adoption: readAdoption(row.adopted),
      url: row.links?.[0]?.url,
    }),
  };
}

/** Reads `28`, `28 页`, `11P;A4`. */
function pageCount(printed: string | number | undefined): number | undefined {
  const count = Number.parseInt(String(printed ?? ''), 10);
  return count > 0 ? count : undefined;
}

function bodiesOf(row: ZhMetadataRow): StandardFields['bodies'] {
  return {
    issuer: cleanList(row.publisher ? [row.publisher] : []),
    custodian: cleanList(row.committee ? [row.committee] : []),
    drafters: cleanList(row.drafters),
  };
}

/** Reads `ISO 690:2010(E)《…》 NEQ 非等效采用`: a number, perhaps a title, perhaps the degree. */
function readAdoption(printed: string | undefined): Adoption[] | undefined {
  if (!printed) return undefined;
  const number = printed
    .replace(/[（(]E[)）].*$|[《;；].*$/, '')
    .replace(/\b(IDT|MOD|NEQ|EQV)\b.*$/, '')
    .trim();
  const degree = /\b(IDT|MOD|NEQ|EQV)\b/.exec(printed)?.[1] as AdoptionDegree | undefined;
  const designation = parseDesignation(number);
  return [{ number, ...(designation && { id: standardId(designation) }), ...(degree && { degree }) }];
}

/** What was only cited or listed somewhere weighs least; half of the curated lists say that nobody verified them. */
function sourceOf(row: ZhMetadataRow): Reading['source'] {
  const weak = row.verified === false || /normative reference|list/.test(row.evidence);
  return {
    key: `zh-${slug(row.source)}`,
    name: row.source.slice(0, 200),
    confidence: weak ? 'C' : 'B',
    evidence: cleanText(row.evidence)?.slice(0, 300),
  };
}
