import * as z from 'zod';

/**
 * A calendar date in Asia/Shanghai with the precision that is known: `2016`, `2016-12` or `2016-12-30`.
 * The first figure of a year is no 0, which no source means and the engines refuse. Never an instant: sources that print
 * Beijing midnight as an epoch would shift by a day in UTC.
 */
export const LocalDate = z
  .string()
  .regex(/^[1-9]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date as YYYY, YYYY-MM or YYYY-MM-DD')
  .refine((text) => text.length < 10 || isRealDay(text), 'a day that exists')
  .meta({
    override: {
      anyOf: [
        { type: 'string', pattern: '^[1-9]\\d{3}$' },
        { type: 'string', pattern: '^[1-9]\\d{3}-(0[1-9]|1[0-2])$' },
        { type: 'string', format: 'date', pattern: '^[1-9]' },
      ],
    },
  });
export type LocalDate = z.infer<typeof LocalDate>;

/** A whole day, `2016-12-30`. */
export const Day = z
  .string()
  .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date as YYYY-MM-DD')
  .refine(isRealDay, 'a day that exists')
  .meta({ override: { type: 'string', format: 'date', pattern: '^[1-9]' } });
export type Day = z.infer<typeof Day>;

function isRealDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** First day that a date of any precision may mean: `2016-12` → `2016-12-01`. */
export function firstDay(date: LocalDate): Day {
  if (date.length === 4) return `${date}-01-01`;
  return date.length === 7 ? `${date}-01` : date;
}

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** The calendar day in Asia/Shanghai at an instant. */
export function dayInShanghai(instant: Date): Day {
  return shanghai.format(instant);
}

/** Reads the date forms met in sources (`2016/12/30`, `20161230`, `2016年12月30日`, ISO timestamps); null when it is none. */
export function readLocalDate(text: string): LocalDate | null {
  const match = /^(\d{4})(?:[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2})日?)?月?)?(?:T.*)?$/.exec(text.trim());
  if (!match) return null;
  const candidate = match
    .slice(1, 4)
    .filter(Boolean)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return LocalDate.safeParse(candidate).success ? candidate : null;
}
