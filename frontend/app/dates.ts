import type { Language } from './language.ts';
import { messages } from './messages/messages.ts';

/** Day of the week of a whole day, shown in its tooltip; undefined for a month or a year. */
export function weekdayOf(date: string, language: Language): string | undefined {
  if (date.length !== 10) return undefined;
  return messages[language].unit.weekday[new Date(`${date}T00:00:00Z`).getUTCDay()];
}

const grouped = new Intl.NumberFormat('en');

/** Counts with a comma every three digits, in both languages. */
export function countText(count: number): string {
  return grouped.format(count);
}

/** The day after or before another one. */
export function shiftDay(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const beijing = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant by the clock of Beijing, such as `2026-03-16 10:00`. */
export function beijingTime(instant: string): string {
  return beijing.format(new Date(instant));
}
