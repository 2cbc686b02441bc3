import { type Day, firstDay } from '../standards/local-date.ts';
import type { Standard } from '../standards/standard.ts';
import { statusOn } from '../standards/status.ts';
import type { CheckedEdition } from './check.ts';

/** From when the status of the day holds, undefined when it held always. */
export function sinceOf({ periods }: Standard, day: Day) {
  return periods.findLast(({ from }) => from === null || firstDay(from) <= day)?.from ?? undefined;
}

/** The chain of replacements up to editions that stand, nearest first; a standard may be split and merged on the way. */
export function successorsOf(standard: Standard, records: ReadonlyMap<string, Standard>, day: Day): CheckedEdition[] {
  const chain: CheckedEdition[] = [];
  const seen = new Set([standard.id]);
  let next = successorsIn(standard);
  while (next.length > 0 && chain.length < 40) {
    const step = next.filter(({ id, number }) => !seen.has(id ?? number));
    for (const { id, number } of step) seen.add(id ?? number);
    chain.push(...step.map(({ id, number }) => heldOrNamed(id, number, records, day)));
    next = step.flatMap(({ id }) => {
      const held = id ? records.get(id) : undefined;
      return held && isOver({ status: statusOn(held.periods, day) }) ? successorsIn(held) : [];
    });
  }
  return chain;
}

/** Ids to look up for a record: what may follow it and what it adopts. */
export function relatedIds(standard: Standard): string[] {
  const adopted = (standard.adoption ?? []).map(({ id }) => id);
  return [...successorsIn(standard).map(({ id }) => id), ...adopted].filter((id) => id !== undefined);
}

function successorsIn({ relations }: Standard) {
  return relations.filter(({ type }) => type === 'replaced-by' || type === 'has-newer-edition');
}

export function adoptedBy({ adoption = [] }: Standard, records: ReadonlyMap<string, Standard>, day: Day) {
  return adoption.map(({ id, number, degree }) => {
    return { ...heldOrNamed(id, number, records, day), degree: degree ?? null };
  });
}

function heldOrNamed(
  id: string | undefined,
  number: string,
  records: ReadonlyMap<string, Standard>,
  day: Day,
): CheckedEdition {
  const held = id ? records.get(id) : undefined;
  return held ? editionOf(held, day) : { id: null, number, title: null, status: null, since: null };
}

export function editionOf(standard: Standard, day: Day): CheckedEdition {
  const { id, number, titles: title, periods } = standard;
  return { id, number, title, status: statusOn(periods, day), since: sinceOf(standard, day) ?? null };
}

export function isOver({ status }: Pick<CheckedEdition, 'status'>): boolean {
  return status === 'withdrawn' || status === 'newer-edition';
}
