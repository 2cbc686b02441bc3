import { OaiError } from './oai-error.ts';

/** Instants in milliseconds, both inclusive. */
export interface Span {
  from?: number;
  until: number;
}

const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/;

/** Bounds of the last change, in days or in seconds of UTC but not one of each (OAI-PMH 2.0 §2.7.1). Throws `badArgument`. */
export function readSpan(from: string | undefined, until: string | undefined, now: Date): Span {
  if (from !== undefined && until !== undefined && from.length !== until.length) {
    throw new OaiError('badArgument', 'from and until must have the same granularity.');
  }
  const begin = from === undefined ? undefined : instant('from', from);
  const end = until === undefined ? Number.POSITIVE_INFINITY : instant('until', until) + unit(until) - 1;
  if (begin !== undefined && begin > end) throw new OaiError('badArgument', 'from must not be later than until.');
  return { ...(begin !== undefined && { from: begin }), until: Math.min(end, now.getTime()) };
}

/** An instant as the protocol writes it, to the second. */
export function stamp(instant: string | number | Date): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

function instant(name: string, text: string): number {
  const time = form.test(text) ? Date.parse(text) : Number.NaN;
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19).replace('Z', ''));
  if (!isReal) throw new OaiError('badArgument', `${name} must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.`);
  return time;
}

function unit(text: string): number {
  return text.length === 10 ? 86_400_000 : 1000;
}
