import { firstDay } from '#shared/standards/local-date.ts';
import type { StatusPeriod } from '#shared/standards/standard.ts';

/** The period that holds on a day and the one after it. */
export function periodsAround(
  periods: readonly StatusPeriod[],
  day: string,
): { current: StatusPeriod | undefined; next: StatusPeriod | undefined } {
  const begun = periods.filter(({ from }) => from === null || firstDay(from) <= day);
  return { current: begun.at(-1), next: periods[begun.length] };
}

/** Notices on how the status came about stand beside it; all others stand apart. */
export function isAboutStatus(code: string): boolean {
  return code.startsWith('status-');
}
