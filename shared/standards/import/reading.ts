import { parseDesignation, standardId } from '../designation.ts';
import { type LocalDate, readLocalDate } from '../local-date.ts';
import type { Relation, Source, StandardFields } from '../standard.ts';

/** What a row reader makes of one row: the id of the edition it describes and what the source states of it. */
export interface Reading {
  id: string;
  /** Id of the published edition that this entry belongs to, when that edition is held. */
  published?: string;
  source: Source;
  /** Whether the source is one list taken on one day. */
  isList?: boolean;
  fields: StandardFields;
}

/** Why a row cannot be taken into the catalogue, in a sentence for the file of rejects. */
export class RowRejected extends Error {
  override readonly name = 'RowRejected';
}

/** The edition id of a printed number; a row whose number cannot be read is rejected. */
export function idOf(number: string): string {
  const designation = parseDesignation(number);
  if (!designation) throw new RowRejected(`"${number}" cannot be read as a standard number`);
  return standardId(designation);
}

/** A relation to each printed number, with its id where the number can be read. */
export function relationsTo(type: Relation['type'], numbers: readonly string[] | undefined): Relation[] {
  return (numbers ?? []).map((printed) => {
    const number = printed.trim().slice(0, 200);
    return { type, number, ...targetId(number) };
  });
}

/** The same fields with the ids of all numbers they name. */
export function withTargetIds(fields: StandardFields): StandardFields {
  return compact({
    ...fields,
    relations: fields.relations?.map((relation) => ({ ...relation, ...targetId(relation.number) })),
    adoption: fields.adoption?.map((adoption) => ({ ...adoption, ...targetId(adoption.number) })),
  });
}

function targetId(number: string): { id?: string } {
  const designation = parseDesignation(number);
  return designation ? { id: standardId(designation) } : {};
}

/** White space collapsed, markup removed; `undefined` when nothing is left. */
export function cleanText(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  const plain = /[<&]/.test(text) ? withoutMarkup(text) : text;
  return plain.replace(/\s+/g, ' ').trim() || undefined;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)));
}

/** Texts by language without the empty ones; `undefined` when all are empty. */
export function cleanTexts(texts: Readonly<Record<string, string | null>> | null | undefined) {
  const entries = Object.entries(texts ?? {}).flatMap(([language, text]) => {
    const clean = cleanText(text);
    return clean ? [[language, clean] as const] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

export function cleanList(values: readonly string[] | null | undefined): string[] | undefined {
  const clean = [...new Set((values ?? []).map((value) => value.replace(/\s+/g, ' ').trim()).filter(Boolean))];
  return clean.length > 0 ? clean : undefined;
}

/** A date as sources print it; what is no date is left out, the row stays. */
export function cleanDate(text: string | null | undefined): LocalDate | undefined {
  return text ? (readLocalDate(text) ?? undefined) : undefined;
}

/** The fields that say something: neither absent nor empty. */
export function compact(fields: StandardFields): StandardFields {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && !isEmpty(value));
  return Object.assign({ number: fields.number }, Object.fromEntries(kept));
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.values(value).every((part) => part === undefined);
}
