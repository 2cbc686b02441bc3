import { parseDesignation, workId } from '../standards/designation.ts';

/** The work that an edition is one of; the edition itself where the number cannot be read. */
export function workOf(number: string, standard: string): string {
  const designation = parseDesignation(number);
  return designation ? workId(designation) : standard;
}
