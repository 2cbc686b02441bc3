import { firstDay } from '#shared/standards/local-date.ts';
import type { EditionView } from '#shared/standards/standard-view.ts';

/** Where something lies on the axis, in percent of its length. */
export interface Span {
  x: number;
  width: number;
}

export interface TimelineRow {
  edition: EditionView;
  /** Issued, not yet effective. */
  waiting: Span | null;
  /** Effective until its end, or until the right edge while no end is known. */
  valid: Span | null;
  open: boolean;
}

export interface Timeline {
  rows: TimelineRow[];
  ticks: { year: number; x: number }[];
  /** The asked day. */
  day: number;
}

/** Lays editions out on one axis of whole years that holds every date and the asked day. */
export function layTimeline(editions: readonly EditionView[], asOf: string): Timeline {
  const days = editions.flatMap(({ issued, effective, ended }) => [issued, effective, ended].filter((d) => d !== null));
  const years = [...days, asOf].map((day) => Number(day.slice(0, 4)));
  const first = Math.min(...years);
  const last = Math.max(...years) + 1;
  const place = (day: string) => percent(yearsOf(firstDay(day)) - first, last - first);
  const rows = editions.map((edition) => layRow(edition, place));
  return { rows, ticks: ticksOf(first, last), day: place(asOf) };
}

function layRow(edition: EditionView, place: (day: string) => number): TimelineRow {
  const issued = edition.issued ? place(edition.issued) : null;
  const starts = edition.effective ? place(edition.effective) : issued;
  const ends = edition.ended ? place(edition.ended) : 100;
  const waiting = issued !== null && starts !== null && starts > issued ? { x: issued, width: starts - issued } : null;
  const valid = starts !== null && ends > starts ? { x: starts, width: round(ends - starts) } : null;
  return { edition, waiting, valid, open: edition.ended === null };
}

function ticksOf(first: number, last: number): Timeline['ticks'] {
  const step = [1, 2, 5, 10, 20].find((size) => (last - first) / size <= 6) ?? 50;
  const start = Math.ceil(first / step) * step;
  const count = Math.floor((last - start) / step) + 1;
  return Array.from({ length: count }, (_, index) => start + index * step)
    .filter((year) => (year - first) / (last - first) <= 0.93)
    .map((year) => ({ year, x: percent(year - first, last - first) }));
}

function yearsOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return (
    year +
    (Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) - Date.UTC(year, 0, 1)) / 31_557_600_000
  );
}

function percent(part: number, whole: number): number {
  return round((part / whole) * 100);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
