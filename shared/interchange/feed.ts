/** A feed before it is written in one of its forms. */
export interface Feed {
  title: string;
  /** Address of the feed itself in the form asked for, its stable id. */
  self: string;
  /** The page that shows the same. */
  page: string;
  language: string;
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** An address that never means another entry. */
  id: string;
  title: string;
  page: string;
  summary: string;
  /** The calendar day in Asia/Shanghai of which it tells. */
  day: string;
}

/** When a day begins in Asia/Shanghai, as feeds write instants (RFC 3339). */
export function startOfDay(day: string): string {
  return `${day}T00:00:00+08:00`;
}

/** Newest first, and among those of a day in a fixed order. */
export function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  return [...entries].sort((a, b) => b.day.localeCompare(a.day) || a.id.localeCompare(b.id));
}
