import { parseDesignation, workId } from '../standards/designation.ts';

/** The work that an edition is one of; the edition itself where the number cannot be read. */
export function workOf(number: string, standard: string): string {
  const designation = parseDesignation(number);
  return designation ? workId(designation) : standard;
}

/** Whether one number is that of a later edition of the same work, by their years. */
export function isLaterEdition(number: string, earlier: string): boolean {
  const [one, other] = [parseDesignation(number), parseDesignation(earlier)];
  if (!one?.year || !other?.year || workId(one) !== workId(other)) return false;
  return one.year > other.year;
}
