import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { AdoptionDegree, RelationType } from '#shared/standards/codes.ts';
import { LocalDate } from '#shared/standards/local-date.ts';
import type { Statement } from '#shared/standards/standard.ts';

/** The facts of a source that a person checked, short enough to be read in a list. */
const Facts = z.object({
  zh: z.string().optional(),
  en: z.string().optional(),
  ics: z.array(z.string()).optional(),
  ccs: z.array(z.string()).optional(),
  issued: LocalDate.optional(),
  effective: LocalDate.optional(),
  withdrawn: LocalDate.optional(),
  state: z.enum(['in-force', 'withdrawn']).optional(),
  stage: z.string().optional(),
  /** Type, number and, where it is known, the day. */
  relations: z.array(z.tuple([RelationType, z.string()]).rest(LocalDate)).optional(),
  adoption: z.array(z.tuple([z.string(), AdoptionDegree])).optional(),
  issuer: z.array(z.string()).optional(),
  committees: z.array(z.string()).optional(),
  doi: z.string().optional(),
});
type Facts = z.infer<typeof Facts>;

const KnownStandard = Facts.extend({
  number: z.string(),
  source: z.string(),
  confidence: z.enum(['A', 'B']),
  retrieved: LocalDate.optional(),
  /** Values that were reported but not seen at the source: kept as a claim of the lowest confidence. */
  unverified: z.union([Facts.strict(), z.array(Facts.strict())]).optional(),
});

/** Metadata facts of 74 known standards that carry the hard cases of the field; no text of any of them. */
export async function knownStandards(): Promise<Statement[]> {
  const text = await readFile(new URL('known-standards.json', import.meta.url), 'utf8');
  return z
    .array(KnownStandard)
    .parse(JSON.parse(text))
    .flatMap(({ number, source, confidence, retrieved, unverified, ...facts }) => {
      const seen = { key: 'known-standards', name: source, confidence, ...(retrieved && { retrieved }) };
      const reported = {
        key: 'known-standards-reported',
        name: source,
        confidence: 'C',
        evidence: 'reported, not seen at the source',
      } as const;
      return [
        { source: seen, fields: fieldsOf(number, facts) },
        ...[unverified ?? []].flat().map((facts) => ({ source: reported, fields: fieldsOf(number, facts) })),
      ];
    });
}

function fieldsOf(
  number: string,
  { zh, en, issued, effective, withdrawn, state, stage, issuer, committees, ...facts }: Facts,
): Statement['fields'] {
  return {
    number,
    ...(zh || en ? { titles: { ...(zh && { zh }), ...(en && { en }) } } : {}),
    ...(issued || effective || withdrawn ? { dates: { issued, effective, withdrawn } } : {}),
    ...(state && { state: { value: state, ...(stage && { stage }) } }),
    ...(issuer || committees ? { bodies: { issuer, committees } } : {}),
    ics: facts.ics,
    ccs: facts.ccs,
    doi: facts.doi,
    relations: facts.relations?.map(([type, other, on]) => ({ type, number: other, ...(on && { on }) })),
    adoption: facts.adoption?.map(([other, degree]) => ({ number: other, degree })),
  };
}
