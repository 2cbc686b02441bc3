import type { SearchServices } from '../runtime/search-client.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { notHeld } from '../standards/not-held.ts';
import { reconcile } from '../standards/reconcile.ts';
import { summaryOf } from '../standards/search/summary.ts';
import { getStandard } from '../standards/standard-store.ts';
import type { CitingStandard, Impact } from './citation.ts';
import { type IndexedCitations, listCiting } from './citing-index.ts';

/** Farthest that a change is followed, and most standards that are listed. */
export const farthest = 4;
export const mostListed = 500;

export interface ImpactInput {
  id: string;
  depth?: number;
  asOf?: Day;
}

/**
 * What a change of a standard touches: what cites it on a day, and what cites that, level by level, each standard once at
 * its nearest distance. Withdrawn standards are passed over: nobody applies them any more. Throws `NOT_FOUND`.
 */
export async function findImpact(
  services: SearchServices & CatalogueServices,
  { id, depth = 2, asOf }: ImpactInput,
): Promise<Impact> {
  const stored = await getStandard(services.catalogue, id);
  if (!stored) throw notHeld(id);
  const changed = reconcile(stored);
  const day = asOf ?? dayInShanghai(services.now());
  const reached = new Map<string, CitingStandard>();
  const levels: Impact['levels'] = [];
  let frontier = citedAs([changed]);
  for (let distance = 1; distance <= depth && frontier.size > 0; distance += 1) {
    const without = [id, ...reached.keys()];
    const { found, total } = await listCiting(services, { ids: [...frontier.keys()], without, size: mostListed });
    const citing = found.map((source) => citingStandard(source, { distance, frontier, day }));
    const standing = citing.filter(({ status }) => status !== 'withdrawn');
    for (const standard of standing) reached.set(standard.id, standard);
    levels.push({ distance, count: standing.length, totalIsExact: total <= found.length });
    frontier = citedAs(found.filter((source) => reached.has(source.id)).map(editionOf));
  }
  const items = [...reached.values()].slice(0, mostListed);
  const isCut = items.length < reached.size || levels.some(({ totalIsExact }) => !totalIsExact);
  return { id, number: changed.number, asOf: day, levels, items, isCut };
}

/** Under which ids others cite a standard: as an edition, or as a work where they give no year. */
type Frontier = ReadonlyMap<string, { number: string; dated: boolean }>;

function citedAs(editions: readonly { id: string; workId: string; number: string }[]): Frontier {
  const ids = editions.map(
    ({ id, number }) => [id, { number, dated: true }] as [string, { number: string; dated: boolean }],
  );
  return new Map([...ids, ...editions.map(({ workId, number }) => [workId, { number, dated: false }] as const)]);
}

const editionOf = ({ id, view }: IndexedCitations) => ({ id, workId: view.work, number: view.number });

interface Step {
  distance: number;
  frontier: Frontier;
  day: Day;
}

function citingStandard(source: IndexedCitations, { distance, frontier, day }: Step): CitingStandard {
  const { id, number, title, status } = summaryOf(source, day);
  const met = (source.cites ?? []).flatMap((cited) => frontier.get(cited) ?? []);
  const through = [...new Set(met.map((cited) => cited.number))];
  return { id, number, title, status, distance, through, dated: met.every(({ dated }) => dated) };
}
