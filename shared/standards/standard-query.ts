import * as z from 'zod';
import { AccessLevel, Level, Mandate, Origin, Status } from './codes.ts';
import { Day, LocalDate } from './local-date.ts';
import { FacetName } from './standard-view.ts';

/** Longest query text that is read; a longer one is refused rather than cut behind the caller's back. */
export const longestQuery = 1000;

/** Values in one parameter, repeated or comma-separated, mean "or". */
function anyOf<T extends z.ZodType<unknown, string>>(value: T) {
  return z
    .string()
    .max(2000)
    .transform((text) => [...new Set(text.split(',').map((part) => part.trim()))].filter(Boolean))
    .pipe(z.array(value).max(50));
}

const code = z.string().min(1).max(60);

const order = ['relevance', 'issued', '-issued', 'effective', '-effective', 'number', '-number'] as const;

/** The query string of `GET /v1/standards`. */
export const StandardQuery = z.strictObject({
  q: z
    .string()
    .max(longestQuery)
    .default('')
    .describe('A number, words of a title or a topic, pinyin; empty to browse.'),
  status: anyOf(Status).optional().describe('Status on the asked day.'),
  origin: anyOf(Origin).optional(),
  level: anyOf(Level).optional(),
  mandate: anyOf(Mandate).optional(),
  issuer: anyOf(code).optional().describe('Code of the numbering system: GB, HJ, DB21, T/CAS, ISO, IETF.'),
  ics: anyOf(code).optional().describe('A class with all below it: 13, 13.060, 13.060.30.'),
  ccs: anyOf(code).optional().describe('A class with all below it: Z, Z60.'),
  region: anyOf(code).optional().describe('GB/T 2260 code: 21 includes 2102.'),
  access: anyOf(AccessLevel).optional().describe('What may be seen of the text.'),
  issuedFrom: LocalDate.optional(),
  issuedTo: LocalDate.optional().describe('Inclusive; 2016 means to the end of 2016.'),
  effectiveFrom: LocalDate.optional(),
  effectiveTo: LocalDate.optional(),
  asOf: Day.optional().describe('Day on which statuses hold; default today in Asia/Shanghai.'),
  sort: z.enum(order).default('relevance').describe('A leading minus sorts downwards.'),
  size: z.coerce.number().int().min(0).max(100).default(20),
  cursor: z.string().max(8000).optional().describe('The `next` of the page before, with the same other parameters.'),
  facets: anyOf(FacetName).optional().describe('A facet counts with all filters but its own.'),
});
export type StandardQuery = z.infer<typeof StandardQuery>;
