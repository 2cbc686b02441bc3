import type { AccessLevel, Status } from '../codes.ts';
import { type Day, firstDay, type LocalDate } from '../local-date.ts';

/** Days from the first up to but not including the last; open on a side without a bound. */
export interface Span {
  gte?: Day;
  lt?: Day;
}

/** Field of the index for a status: `during.to_be_implemented` holds the spans of days in which it is that. */
export function duringField(status: Status): string {
  return `during.${spanName(status)}`;
}

/** Field for an access level, which like the status may change on a day. */
export function openField(level: AccessLevel): string {
  return `open.${spanName(level)}`;
}

export function spanName(value: string): string {
  return value.replaceAll('-', '_');
}

/** Spans of days by value, of something that changes on known days; a month or year counts from its first day. */
export function spansOf(periods: readonly { value: string; from: LocalDate | null }[]): Record<string, Span[]> {
  const spans: Record<string, Span[]> = {};
  periods.forEach(({ value, from }, i) => {
    const until = periods[i + 1]?.from;
    const span = { ...(from && { gte: firstDay(from) }), ...(until && { lt: firstDay(until) }) };
    const name = spanName(value);
    spans[name] = [...(spans[name] ?? []), span];
  });
  return spans;
}
