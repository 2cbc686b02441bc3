import { parseDesignation, printDesignation } from '../standards/designation.ts';
import type { StandardsFile } from './standards-list.ts';

/** Entries with their numbers as they are printed, each once, and the places of those that are no numbers. */
export function readEntries(standards: StandardsFile['standards']): {
  standards: StandardsFile['standards'];
  unread: number[];
} {
  const read = new Map<string, StandardsFile['standards'][number]>();
  const unread: number[] = [];
  standards.forEach((entry, place) => {
    const designation = parseDesignation(entry.number);
    if (!designation) unread.push(place);
    else {
      const number = printDesignation(designation);
      if (!read.has(number)) read.set(number, { ...entry, number });
    }
  });
  return { standards: [...read.values()], unread };
}
