/** One suggestion of the API. */
export interface Suggested {
  text: string;
  kind: string;
  id: string | null;
  hint: string | null;
}

/** A number or title leads to its record, a class or a prefix to its list; undefined when it is words to search for. */
export function addressOf({ kind, id }: Suggested, records: string, classes: string): string | undefined {
  if (id === null) return undefined;
  if (kind === 'topic') return `${classes}/${/^\d/.test(id) ? 'ics' : 'ccs'}/${id}`;
  if (kind === 'issuer') return `${records}?issuer=${encodeURIComponent(id)}`;
  return `${records}/${encodeURIComponent(id)}`;
}
