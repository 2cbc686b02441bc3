import * as z from 'zod';
import { mergePatch } from '../runtime/merge-patch.ts';
import { editorKey } from './best-values.ts';
import { parseDesignation, standardId } from './designation.ts';
import { Day } from './local-date.ts';
import { Adoption, Relation, type Source, StandardFields, type Statement } from './standard.ts';

const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/, 'a language tag such as zh or en');
const Reason = z.string().trim().min(1).max(300);
const fields = StandardFields.shape;

/**
 * A correction is merged into what editors said before, as RFC 7396 merges: fields left out stay as they are, `null`
 * takes back. What other sources say is never touched.
 */
export const Correction = z
  .strictObject({
    ...nullable(fields),
    number: fields.number.optional(),
    titles: z.record(LanguageTag, z.string().trim().min(1).max(1000).nullable()).nullish(),
    abstracts: z.record(LanguageTag, z.string().trim().min(1).max(20_000).nullable()).nullish(),
    dates: z.strictObject(nullable(fields.dates.unwrap().shape)).nullish(),
    bodies: z.strictObject(nullable(fields.bodies.unwrap().shape)).nullish(),
    relations: z
      .array(z.strictObject(Relation.omit({ id: true, statedBy: true }).shape))
      .max(500)
      .nullish(),
    adoption: z
      .array(z.strictObject(Adoption.omit({ id: true }).shape))
      .max(50)
      .nullish(),
    reason: Reason.optional().meta({ description: 'Why, printed in the history of the record' }),
  })
  .meta({ id: 'Correction' });
export type Correction = z.infer<typeof Correction>;

/** A dated end; the record stays, with the reason in its history. */
export const Withdrawal = z
  .strictObject({
    on: Day.meta({ description: 'First day on which it is no longer in force', example: '2026-12-01' }),
    reason: Reason,
    replacedBy: z.string().trim().min(1).max(200).optional().meta({
      description: 'Number or id of the standard that takes its place',
      example: 'GB/T 19001-2026',
    }),
  })
  .meta({ id: 'Withdrawal' });
export type Withdrawal = z.infer<typeof Withdrawal>;

/** What editors say after a correction, given what they said before. */
export function correctFields(before: StandardFields, { reason: _, ...patch }: Correction): StandardFields {
  const said = StandardFields.parse(withoutEmpty(mergePatch(before, patch)));
  return {
    ...said,
    ...(said.relations && { relations: said.relations.map(withId) }),
    ...(said.adoption && { adoption: said.adoption.map(withId) }),
  };
}

/** What editors say after a withdrawal. */
export function withdrawFields(
  said: StandardFields,
  on: Day,
  successor: { number: string; id?: string } | undefined,
): StandardFields {
  const others = (said.relations ?? []).filter(({ type }) => type !== 'replaced-by');
  return {
    ...said,
    dates: { ...said.dates, withdrawn: on },
    ...(successor ? { relations: [...others, { type: 'replaced-by', ...successor, on }] } : {}),
  };
}

/** The statement of the editors on a day; what they say counts like an official source. */
export function editorStatement(said: StandardFields, day: Day, reason: string | undefined): Statement {
  const source: Source = { key: editorKey, name: '规矩编辑 Guiju editors', retrieved: day, confidence: 'A' };
  return { source: reason ? { ...source, evidence: reason } : source, fields: said };
}

/** All statements with the one of the editors in the place of the one before. */
export function withEditorStatement(statements: readonly Statement[], statement: Statement): Statement[] {
  return [...statements.filter(({ source }) => source.key !== editorKey), statement];
}

/** What editors have said of a record so far; nothing but its number at first. */
export function editorFields(statements: readonly Statement[], number: string): StandardFields {
  return statements.find(({ source }) => source.key === editorKey)?.fields ?? { number };
}

/** `null` takes a field back. */
function nullable<T extends z.ZodRawShape>(shape: T): { [K in keyof T]: z.ZodNullable<T[K]> } {
  const entries = Object.entries(shape).map(([name, schema]) => [name, (schema as z.ZodType).nullable()]);
  return Object.fromEntries(entries);
}

function withId<T extends { number: string }>(target: T): T & { id?: string } {
  const designation = parseDesignation(target.number);
  return designation ? { ...target, id: standardId(designation) } : target;
}

/** What is taken back entirely is not said at all. */
function withoutEmpty(merged: unknown): unknown {
  if (typeof merged !== 'object' || merged === null) return merged;
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
