import { identifierPath } from './identifier-path.ts';

/** Address of the document about a standard that is held, and of the standard itself when it is not. */
export function addressOf({ id, number }: { id: string | null; number: string }, site: string): string {
  return id === null ? site + identifierPath(number) : `${site}/standards/${id}`;
}
