import * as z from 'zod';
import { cleanDate, cleanList, cleanText, cleanTexts, compact, idOf, type Reading } from './reading.ts';
import { editionAtPress, statedState } from './stated-state.ts';

const Texts = z.record(z.string(), z.string().nullable()).nullish();

/** One deliverable of ISO Open Data (JSON Lines, ODC-By 1.0, daily): fields as published there. */
const IsoOpenDataRow = z.object({
  id: z.int(),
  deliverableType: z.string().nullish(),
  supplementType: z.string().nullish(),
  reference: z.string().trim().min(1).max(200),
  title: Texts,
  publicationDate: z.string().nullish(),
  edition: z.union([z.int(), z.string()]).nullish(),
  icsCode: z.array(z.string()).nullish(),
  ownerCommittee: z.string().nullish(),
  /** Harmonized stage without its dot: 6060 is 60.60. */
  currentStage: z.union([z.int(), z.string()]).nullish(),
  /** Ids of other deliverables. */
  replaces: z.array(z.int()).nullish(),
  replacedBy: z.array(z.int()).nullish(),
  languages: z.array(z.string()).nullish(),
  pages: z.record(z.string(), z.int().nullable()).nullish(),
  scope: Texts,
});
type IsoOpenDataRow = z.infer<typeof IsoOpenDataRow>;

/** A reading whose relations name other rows by their id; `linkIsoOpenData` resolves them when all rows are read. */
export interface IsoOpenDataReading extends Reading {
  deliverable: { id: number; replaces: number[]; replacedBy: number[] };
}

export function isIsoOpenDataRow(row: object): boolean {
  return 'reference' in row && 'deliverableType' in row && 'currentStage' in row;
}

export function readIsoOpenDataRow(input: unknown): IsoOpenDataReading {
  const row = IsoOpenDataRow.parse(input);
  const stage = dottedStage(row.currentStage);
  const published = cleanDate(row.publicationDate);
  const value = statedState({ org: 'ISO', stage });
  const id = idOf(row.reference);
  return {
    id,
    published: editionAtPress(id, stage, published),
    source: {
      key: 'iso-open-data',
      name: 'ISO Open Data (ODC-By 1.0)',
      url: 'https://www.iso.org/open-data.html',
      confidence: 'A',
    },
    isList: true,
    fields: compact({
      number: row.reference,
      titles: cleanTexts(row.title),
      abstracts: cleanTexts(row.scope),
      documentType: cleanText(row.deliverableType),
      edition: row.edition == null ? undefined : String(row.edition),
      languages: cleanList(row.languages),
      pages: pagesOf(row),
      bodies: { committees: cleanList(row.ownerCommittee ? [row.ownerCommittee] : []) },
      dates: { issued: value === 'draft' ? undefined : published },
      state: value && { value, stage },
      ics: cleanList(row.icsCode),
      url: `https://www.iso.org/standard/${row.id}.html`,
    }),
    deliverable: { id: row.id, replaces: row.replaces ?? [], replacedBy: row.replacedBy ?? [] },
  };
}

function dottedStage(stage: IsoOpenDataRow['currentStage']): string | undefined {
  const digits = stage == null ? '' : String(stage).replace('.', '').padStart(4, '0');
  return /^\d{4}$/.test(digits) ? `${digits.slice(0, 2)}.${digits.slice(2)}` : undefined;
}

function pagesOf(row: IsoOpenDataRow): number | undefined {
  const counts = Object.values(row.pages ?? {}).filter((count) => count !== null && count > 0);
  return counts[0] ?? undefined;
}

/** Turns the deliverable ids of all rows into relations by number. Ids of rows that are not there say nothing. */
export function linkIsoOpenData(readings: readonly IsoOpenDataReading[]): void {
  const byId = new Map(readings.map((reading) => [reading.deliverable.id, reading]));
  for (const { deliverable, fields } of readings) {
    const relations = [
      ...deliverable.replaces.map((id) => ({ type: 'replaces' as const, target: byId.get(id) })),
      ...deliverable.replacedBy.map((id) => ({ type: 'replaced-by' as const, target: byId.get(id) })),
    ].flatMap(({ type, target }) => (target ? [{ type, number: target.fields.number, id: target.id }] : []));
    if (relations.length > 0) fields.relations = relations;
  }
}
