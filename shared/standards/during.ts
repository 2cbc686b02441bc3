import type { Status } from './codes.ts';

/** Field of the index for a status: `during.to_be_implemented` holds the spans of days in which it is that. */
export function duringField(status: Status): string {
  return `during.${statusField(status)}`;
}

/** The name of a status inside `during`. */
export function statusField(status: Status): string {
  return status.replaceAll('-', '_');
}
