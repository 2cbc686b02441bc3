import { judgeAll } from '../checks/judge-all.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import type { CatalogueServices } from '../runtime/table-client.ts';
import { parseDesignation } from '../standards/designation.ts';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import { notHeld } from '../standards/not-held.ts';
import { reconcile } from '../standards/reconcile.ts';
import type { StoredStandard } from '../standards/standard.ts';
import { getStandard, getStandards } from '../standards/standard-store.ts';
import type { Citation } from './citation.ts';

/** Most citations that are listed; what lies farther away is left out. */
const mostListed = 1000;

/**
 * The standards that a record cites, and what those cite in turn, each judged on a day (today in Asia/Shanghai by
 * default): withdrawn, replaced, of another mandate, or not known. Throws `NOT_FOUND`.
 */
export async function listCitations(
  services: SearchServices & CatalogueServices,
  { id, depth = 1, asOf }: { id: string; depth?: number; asOf?: Day },
): Promise<Citation[]> {
  const stored = await getStandard(services.catalogue, id);
  if (!stored) throw notHeld(id);
  const day = asOf ?? dayInShanghai(services.now());
  const citations: Citation[] = [];
  const reached = new Set([id]);
  let citing = [stored];
  for (let distance = 1; distance <= depth && citing.length > 0 && citations.length < mostListed; distance += 1) {
    const found = await judgeCited(services, citing, distance, day);
    const fresh = found.filter(({ standard }) => !standard?.id || !reached.has(standard.id));
    citations.push(...fresh.slice(0, mostListed - citations.length));
    const ids = [...new Set(fresh.flatMap(({ standard }) => standard?.id ?? []))];
    for (const each of ids) reached.add(each);
    citing = distance < depth ? [...(await getStandards(services.catalogue, ids)).values()] : [];
  }
  return citations;
}

/** What several records cite, every number once. */
async function judgeCited(
  services: SearchServices & CatalogueServices,
  citing: readonly StoredStandard[],
  distance: number,
  day: Day,
): Promise<Citation[]> {
  const sources = new Map<string, { through: Set<string>; evidence: Set<string> }>();
  for (const stored of citing) {
    const { number: through, relations } = reconcile(stored);
    for (const { type, number } of relations) {
      if (type !== 'cites') continue;
      const source = sources.get(number) ?? { through: new Set(), evidence: new Set() };
      sources.set(number, source);
      source.through.add(through);
      for (const key of evidenceFor(stored, number)) source.evidence.add(key);
    }
  }
  const cited = [...sources.keys()].flatMap((number, index) => {
    const designation = parseDesignation(number);
    const found = designation && { designation, written: number, start: 0, end: number.length };
    return found ? [{ place: { line: index + 1, column: 1 }, found }] : [];
  });
  const lines = await judgeAll(services, cited, day);
  return lines.map(({ place: _place, written, candidates: _candidates, adopts: _adopts, ...line }) => {
    const { through = [], evidence = [] } = sources.get(written) ?? {};
    const dated = parseDesignation(written)?.year !== undefined;
    return { ...line, distance, through: [...through], dated, evidence: [...evidence] };
  });
}

function evidenceFor({ statements }: StoredStandard, number: string): string[] {
  return statements.flatMap(({ source, fields }) =>
    fields.relations?.some((relation) => relation.type === 'cites' && relation.number === number) ? source.key : [],
  );
}
