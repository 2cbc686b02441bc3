import * as z from 'zod';
import { AccessLevel, Level, LicenceMark, Mandate, Origin, Status } from './codes.ts';
import { Day, LocalDate } from './local-date.ts';
import { FacetName } from './standard-view.ts';

/** Longest query text that is read; a longer one is refused rather than cut behind the caller's back. */
export const longestQuery = 1000;

/** Values in one parameter, repeated or comma-separated, mean "or". */
function anyOf<T extends z.ZodType<unknown, string>>(value: T, items: Record<string, unknown>, description?: string) {
  const schema = z
    .string()
    .max(1000)
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.string()).max(mostValues))
    .transform((parts) => [...new Set(parts)].filter(Boolean))
    .pipe(z.array(value))
    .optional();
  return schema.meta({
    ...(description && { description }),
    param: { style: 'form', explode: false },
    override: ({ jsonSchema }) => {
      delete jsonSchema.maxLength;
      Object.assign(jsonSchema, { type: 'array', items: { type: 'string', ...items }, maxItems: mostValues });
    },
  });
}

const mostValues = 30;
const longestCode = 30;

/** Some of the codes of a list, repeated or comma-separated. */
export function oneOf<V extends string>(codes: z.ZodType<V, V> & { options: V[] }, description?: string) {
  return anyOf(codes, { enum: codes.options }, description);
}
const anyCode = (description?: string) =>
  anyOf(z.string().min(1).max(longestCode), { minLength: 1, maxLength: longestCode, pattern: '^[^,]*$' }, description);

const order = ['relevance', 'issued', '-issued', 'effective', '-effective', 'number', '-number'] as const;

/** The query string of `GET /v1/standards`. */
export const StandardQuery = z.strictObject({
  q: z
    .string()
    .max(longestQuery)
    .default('')
    .describe('A number, words of a title or a topic, pinyin; empty to browse.'),
  status: oneOf(Status, 'Status on the asked day.'),
  origin: oneOf(Origin),
  level: oneOf(Level),
  mandate: oneOf(Mandate),
  issuer: anyCode('Code of the numbering system: GB, HJ, DB21, T/CAS, ISO, IETF.'),
  ics: anyCode('A class with all below it: 13, 13.060, 13.060.30.'),
  ccs: anyCode('A class with all below it: Z, Z60.'),
  region: anyCode('GB/T 2260 code: 21 includes 2102.'),
  access: oneOf(AccessLevel, 'What may be seen of the text.'),
  licence: oneOf(LicenceMark, 'Licences in the text on offer here: any, or one of these kinds.'),
  issuedFrom: LocalDate.optional(),
  issuedTo: LocalDate.optional().describe('Inclusive; 2016 means to the end of 2016.'),
  effectiveFrom: LocalDate.optional(),
  effectiveTo: LocalDate.optional(),
  asOf: Day.optional().describe('Day on which statuses hold; default today in Asia/Shanghai.'),
  sort: z.enum(order).default('relevance').describe('A leading minus sorts downwards.'),
  size: z.coerce.number().int().min(0).max(100).default(20),
  cursor: z.string().max(6000).optional().describe('The `next` of the page before, with the same other parameters.'),
  facets: oneOf(FacetName, 'A facet counts with all filters but its own.'),
});
export type StandardQuery = z.infer<typeof StandardQuery>;
