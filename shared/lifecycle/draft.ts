import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../runtime/canonical-json.ts';

/** A clause of a draft by its number, as comments name it: `4.1`, `A.2`. */
const DraftClause = z.strictObject({
  clause: z.string().trim().min(1).max(20),
  title: z.string().trim().max(200).optional(),
  text: z.string().trim().max(4000).default(''),
});

const isText = ({ clause, title = '', text }: z.infer<typeof DraftClause>) => `${clause}${title}${text}`.isWellFormed();

/** The clauses of a draft for comment, in their order, each once. */
export const DraftClauses = z
  .array(DraftClause)
  .min(1)
  .max(300)
  .refine((clauses) => clauses.every(isText), 'text without lone surrogates, which have no canonical form')
  .refine((clauses) => new Set(clauses.map(({ clause }) => clause)).size === clauses.length, 'each clause once');
export type DraftClauses = z.infer<typeof DraftClauses>;

/** What a draft is known by: SHA-256 of its clauses in canonical JSON, in hexadecimal. */
export function draftHash(clauses: DraftClauses): string {
  return createHash('sha256').update(canonicalJson(clauses)).digest('hex');
}
