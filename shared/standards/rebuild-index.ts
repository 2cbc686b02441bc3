import type { IndexChange, SearchAdmin } from '../runtime/search-admin.ts';
import { type IndexDefinition, indexDefinitions, nextIndex } from './ensure-indices.ts';
import { fixedSuggestions } from './search/fixed-suggestions.ts';
import { writersAlias } from './search/index-names.ts';
import type { StoredStandard } from './standard.ts';
import { type ProjectionServices, projectAll } from './standard-writer.ts';

export interface RebuildReport {
  records: number;
  /** Ids that could not be projected or written; they are missing from the new index. */
  failed: string[];
  /** The indices now searched. */
  indices: string[];
}

const batchSize = 1000;
/** Bulk requests under way at once: more only queue in the engine. */
const parallel = 3;

/**
 * Builds every index aside from the whole catalogue and puts the new ones in place in one step, while searches go on.
 *
 * Nothing written meanwhile is lost: the new indices receive the stream's writes from before the scan begins, beside
 * the old ones (`writersAlias`). A record changed before that is in the scan; one changed later comes with the stream;
 * for one that comes both ways the external version decides. The replaced index stays, unsearched, until the next rebuild,
 * so that running searches and late writes find it, and a way back exists.
 */
export async function rebuildIndex(
  { admin, indexPrefix }: ProjectionServices,
  records: AsyncIterable<StoredStandard>,
  onProgress: (done: number) => void = () => undefined,
): Promise<RebuildReport> {
  const builds: Build[] = [];
  for (const definition of indexDefinitions(indexPrefix)) builds.push(await beginBuild(admin, definition));
  try {
    const [standards, suggestions] = builds as [Build, Build];
    const { done, failed } = await fill(admin, standards.index, suggestions.index, records, onProgress);
    for (const { index } of builds) await settle(admin, index);
    await requireWhole(admin, standards.index, done - failed.size);
    await admin.changeAliases(builds.flatMap(swapActions));
    return { records: done, failed: [...failed], indices: builds.map(({ index }) => index) };
  } catch (error) {
    await admin.deleteIndices(builds.map(({ index }) => index));
    throw error;
  }
}

interface Build {
  alias: string;
  index: string;
  replaced: string[];
}

async function beginBuild(admin: SearchAdmin, { alias, body }: IndexDefinition): Promise<Build> {
  const replaced = await admin.indicesOf(alias);
  const left = (await admin.list(`${alias}-*`)).filter((name) => !replaced.includes(name));
  await admin.deleteIndices(left);
  const index = await nextIndex(admin, alias);
  await admin.createIndex(index, body, [writersAlias(alias)]);
  // A removal must be remembered until the scan can no longer bring the record back.
  await admin.putSettings(index, { refresh_interval: '-1', gc_deletes: '2h' });
  return { alias, index, replaced };
}

async function fill(
  admin: SearchAdmin,
  standards: string,
  suggestions: string,
  records: AsyncIterable<StoredStandard>,
  onProgress: (done: number) => void,
): Promise<{ done: number; failed: Set<string> }> {
  const failed = new Set<string>();
  const running = new Set<Promise<void>>();
  const send = async (index: string, changes: IndexChange[]) => {
    for (const id of await admin.bulk(index, changes)) failed.add(id);
  };
  await send(suggestions, fixedSuggestions());
  let done = 0;
  for await (const batch of batches(records)) {
    const projected = projectAll(
      batch.map((stored) => ({ stored })),
      failed,
    );
    const work = Promise.all([send(standards, projected.standards), send(suggestions, projected.suggestions)]).then(
      () => {
        running.delete(work);
        done += batch.length;
        onProgress(done);
      },
    );
    running.add(work);
    if (running.size >= parallel) await Promise.race(running);
  }
  await Promise.all(running);
  return { done, failed };
}

async function* batches(records: AsyncIterable<StoredStandard>): AsyncGenerator<StoredStandard[]> {
  let batch: StoredStandard[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function settle(admin: SearchAdmin, index: string): Promise<void> {
  await admin.putSettings(index, { refresh_interval: null, gc_deletes: null });
  await admin.refresh(index);
}

/** Removals during the build may take a few records away; more missing means that the build is broken. */
async function requireWhole(admin: SearchAdmin, index: string, expected: number): Promise<void> {
  const held = await admin.count(index);
  if (held < expected * 0.995) throw new Error(`${index} holds ${held} of ${expected} records; the old index stays.`);
}

function swapActions({ alias, index, replaced }: Build): Record<string, { index: string; alias: string }>[] {
  const gone = replaced.flatMap((old) => [
    { remove: { index: old, alias } },
    { remove: { index: old, alias: writersAlias(alias) } },
  ]);
  return [...gone, { add: { index, alias } }];
}
