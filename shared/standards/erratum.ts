import * as z from 'zod';
import { type Day, firstDay, LocalDate } from './local-date.ts';

const Words = z.string().trim().min(1).max(1000);

/** Whether the requirement reads otherwise once it is mended, or only its wording. */
export const ErratumKind = z.enum(['technical', 'editorial']).meta({ id: 'ErratumKind' });
export type ErratumKind = z.infer<typeof ErratumKind>;

/**
 * What was misprinted and how it reads rightly (勘误), published without a number of its own; a numbered amendment or
 * corrigendum is a record by itself.
 */
export const Erratum = z.strictObject({
  on: LocalDate.meta({ description: 'Day on which it was published' }),
  kind: ErratumKind.optional(),
  clause: z.string().trim().min(1).max(60).optional().meta({ description: 'As the text numbers it', example: '5.2' }),
  page: z.int().positive().optional(),
  text: z.strictObject({ zh: Words, en: Words.optional() }),
  source: z.string().trim().min(1).max(200).optional().meta({ description: 'What published it, as people cite it' }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional()
    .meta({ description: 'Where it was published' }),
});
export type Erratum = z.infer<typeof Erratum>;

export const ErratumView = z
  .object({
    on: LocalDate,
    kind: ErratumKind.nullable(),
    clause: z.string().nullable(),
    page: z.int().nullable(),
    text: z.object({ zh: z.string(), en: z.string().optional() }),
    source: z.string().nullable(),
    url: z.string().nullable(),
  })
  .meta({ id: 'Erratum' });
export type ErratumView = z.infer<typeof ErratumView>;

/** The errata that were out on a day. */
export function errataOn(errata: readonly Erratum[] = [], day: Day): ErratumView[] {
  return errata.filter(({ on }) => firstDay(on) <= day).map(erratumView);
}

/** An erratum as it is printed, with null for what is not known. */
export function erratumView({ on, kind, clause, page, text, source, url }: Erratum): ErratumView {
  return {
    on,
    kind: kind ?? null,
    clause: clause ?? null,
    page: page ?? null,
    text,
    source: source ?? null,
    url: url ?? null,
  };
}

/** An erratum in one line, as claims print it. */
export function printErratum({ on, clause, page, text }: Erratum | ErratumView, language: 'zh' | 'en' = 'zh'): string {
  const place = [clause, page && `p. ${page}`].filter(Boolean).join(', ');
  return `${on}${place && ` (${place})`} ${text[language] ?? text.zh}`;
}
