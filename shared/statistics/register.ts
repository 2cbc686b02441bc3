import * as z from 'zod';
import type { GivenRecord, SourceRecord } from '../lifecycle/source-record.ts';
import { daysBetween } from '../standards/calendar-days.ts';
import { type Day, firstDay } from '../standards/local-date.ts';
import { overlapOf, type Period } from './half-year.ts';
import { indicatorIds } from './series.ts';

/** Indicators whose records are kept in a register of their own; provincial standards are counted in the catalogue. */
export const RegisterId = z
  .enum(indicatorIds)
  .exclude(['local-standards'])
  .meta({ example: 'pilot-projects', description: 'Name of an indicator with a register' });
export type RegisterId = z.infer<typeof RegisterId>;

/** How the records of a register become one number. */
type Measure = 'count' | 'share-with-result' | 'mean-months';

interface Register {
  measure: Measure;
  /** Counts what stands in the register on the day, whenever it came, and not what came in a period. */
  isStanding: boolean;
}

export const registers: Readonly<Record<RegisterId, Register>> = {
  'national-standards': { measure: 'count', isStanding: false },
  'research-results': { measure: 'share-with-result', isStanding: false },
  'drafting-time': { measure: 'mean-months', isStanding: false },
  'pilot-projects': { measure: 'count', isStanding: false },
  'international-adoption': { measure: 'share-with-result', isStanding: true },
  'technical-committees': { measure: 'count', isStanding: true },
  'service-providers': { measure: 'count', isStanding: true },
};

/** The five-year plan that the targets belong to. */
export const planPeriod: Period = { from: '2021', to: '2025' };

export interface RegisterConditions {
  from?: string | undefined;
  to?: string | undefined;
  day: Day;
}

/** The records that count under these conditions, the latest first. Invented ones count while there are no others. */
export function countedRecords(
  id: RegisterId,
  records: readonly SourceRecord[],
  { from, to, day }: RegisterConditions,
): SourceRecord[] {
  const real = records.filter(({ isDemo }) => !isDemo);
  return (real.length > 0 ? real : records)
    .filter(({ on, until }) => {
      const date = { from: firstDay(on), to: firstDay(on) };
      const shared = overlapOf(date, { from, to });
      const isInside = shared.from === date.from && shared.to === date.to && date.from <= day;
      return isInside && !(registers[id].isStanding && until !== undefined && firstDay(until) <= day);
    })
    .sort((one, other) => other.on.localeCompare(one.on, 'en') || one.id.localeCompare(other.id, 'en'));
}

/** Mean length of a month of the Gregorian calendar. */
const daysOfMonth = 30.436875;

/** The number that records make, to one decimal, in the unit of the target; null where there is nothing to divide by. */
export function amountOf(id: RegisterId, records: readonly SourceRecord[]): number | null {
  const { measure } = registers[id];
  if (measure === 'count') return records.length;
  if (records.length === 0) return null;
  if (measure === 'share-with-result') {
    const met = records.filter(({ result }) => result !== undefined);
    return rounded((100 * met.length) / records.length);
  }
  const days = records.reduce((sum, { began, on }) => sum + daysBetween(began ?? on, firstDay(on)), 0);
  return rounded(days / records.length / daysOfMonth);
}

const rounded = (value: number) => Math.round(10 * value) / 10;

/** What a record must say for its indicator beyond what every record says; null when nothing is missing. */
export function missingIn(id: RegisterId, { began, on }: GivenRecord): { pointer: string; detail: string } | null {
  if (registers[id].measure !== 'mean-months') return null;
  if (began === undefined) return { pointer: '/began', detail: 'the day of approval is needed for a drafting time' };
  return on.length === 10 ? null : { pointer: '/on', detail: 'the day is needed for a drafting time' };
}
