import { Day } from '../standards/local-date.ts';
import { splitForm } from './record-forms.ts';

/** A place in the text of a standard: `clause/8.5.1`, `annex/A`, `page/12`. */
export interface TextPlace {
  kind: 'clause' | 'annex' | 'page';
  at: string;
}

export interface IdentifierParts {
  /** The number itself, as it was written in the address. */
  name: string;
  /** The day on which the edition was in force. */
  day?: Day;
  place?: TextPlace;
  /** Suffix of a form with its dot, or nothing. */
  suffix: string;
}

/**
 * What an address below `/id/std/` names: a number, then the day on which it is meant, then a place in its text, or the
 * form that is wanted.
 *
 * @example readParts('GB/T/19001/2018-07-01/clause/8.5.1') // { name: 'GB/T/19001', day, place: { kind: 'clause', at: '8.5.1' } }
 */
export function readParts(path: string): IdentifierParts {
  const [, before = path, kind, at] = /^(.+)\/(clause|annex|page)\/([^/]+)$/.exec(path) ?? [];
  const place = kind && at ? { kind: kind as TextPlace['kind'], at } : undefined;
  const { name: dated, suffix } = place ? { name: before, suffix: '' } : splitForm(before);
  const [, name = dated, last] = /^(.+)\/(\d{4}-\d{2}-\d{2})$/.exec(dated) ?? [];
  const day = Day.safeParse(last);
  return { name: day.success ? name : dated, ...(day.success && { day: day.data }), ...(place && { place }), suffix };
}

/** The place in a text that an identifier names, as the site shows it. */
export function placeAddress(document: string, { kind, at }: TextPlace): string {
  const shown =
    kind === 'page' ? `pages/${encodeURIComponent(at)}` : `clauses/${encodeURIComponent(anchorOf(kind, at))}`;
  return `/documents/${document}/${shown}`;
}

/** Clauses of annexes, A.1, are clauses by their number. */
function anchorOf(kind: 'clause' | 'annex', at: string): string {
  return `${kind}-${at.toLowerCase()}`;
}
