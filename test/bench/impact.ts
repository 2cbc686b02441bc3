import { randomUUID } from 'node:crypto';
import { localS3Options } from '#infra/local/engines/s3.ts';
import type { RunFile } from '#infra/local/run-file.ts';
import { ensureTable } from '#infra/local/storage.ts';
import { findImpact } from '#shared/citations/find-impact.ts';
import { createSearchAdmin } from '#shared/runtime/search-admin.ts';
import { createSearchClient } from '#shared/runtime/search-client.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { ensureIndices } from '#shared/standards/ensure-indices.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { projectRecords } from '#shared/standards/standard-writer.ts';
import { percentile } from './metrics.ts';
import { table } from './part.ts';
import { Random } from './random.ts';

const standards = 20_000;
const citedByEach = 5;
const asked = 20;
const rounds = 5;
const projectedAtOnce = 1000;

/**
 * How long it takes to find what a change touches in a net of 100,000 invented citations, in which the first standards are
 * cited most. It stands in indices and a table of its own on the engines of the running service.
 */
export async function measureImpact({ opensearchUrl, dynamodbEndpoint: endpoint }: RunFile): Promise<string> {
  const indexPrefix = `bench-${randomUUID().slice(0, 8)}`;
  const admin = createSearchAdmin({ url: opensearchUrl });
  const catalogue = {
    client: tableClient({ region: localS3Options.region, endpoint }),
    name: `${indexPrefix}-catalogue`,
  };
  const search = createSearchClient({ url: opensearchUrl, timeout: 60_000 });
  const services = { admin, search, indexPrefix, catalogue, now: () => new Date() };
  await Promise.all([ensureIndices(admin, indexPrefix), ensureTable(endpoint, catalogue.name)]);
  try {
    const net = inventNet();
    for (let start = 0; start < net.length; start += projectedAtOnce) {
      const failed = await projectRecords(
        services,
        net.slice(start, start + projectedAtOnce).map((stored) => ({ stored })),
      );
      if (failed.length > 0) throw new Error(`${failed.length} records were not indexed`);
    }
    await admin.refresh(indexNames(indexPrefix).standards);
    const first = net.slice(0, asked);
    await putMany(catalogue, first);
    const rows: string[][] = [];
    for (const depth of [1, 2]) rows.push(await measureDepth(services, first, depth));
    const head = ['depth', 'median ms', '95 % ms', 'slowest ms', 'most reached'];
    return `Impact of the ${asked} most cited standards in a net of ${standards * citedByEach} citations:\n\n${table(head, rows)}`;
  } finally {
    await admin.deleteIndices(await admin.list(`${indexPrefix}-*`));
  }
}

async function measureDepth(
  services: Parameters<typeof findImpact>[0],
  changed: readonly StoredStandard[],
  depth: number,
): Promise<string[]> {
  const times: number[] = [];
  let reached = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const { id } of changed) {
      const started = performance.now();
      const { levels } = await findImpact(services, { id, depth });
      times.push(performance.now() - started);
      reached = Math.max(reached, ...levels.map(({ count }) => count));
    }
  }
  const shown = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)].map((ms) => ms.toFixed(0));
  return [String(depth), ...shown, String(reached)];
}

/** Each standard cites others, the early ones more often: the square of a chance. */
function inventNet(): StoredStandard[] {
  const random = new Random(29);
  const numberOf = (i: number) => `GB/T ${100_001 + i}-2020`;
  const idOf = (i: number) => `gb-t.${100_001 + i}-2020`;
  const at = '2026-01-01T00:00:00.000Z';
  const source = { key: 'bench', name: 'Bench', confidence: 'C' as const };
  return Array.from({ length: standards }, (_, i) => {
    const cited = new Set<number>();
    while (cited.size < citedByEach) cited.add(Math.floor(random.next() ** 2 * standards));
    const relations = [...cited].map((other) => ({ type: 'cites' as const, number: numberOf(other), id: idOf(other) }));
    const dates = { issued: '2020-01-01', effective: '2020-07-01' };
    const fields = { number: numberOf(i), titles: { zh: `虚构标准 ${i}` }, dates, relations };
    return { id: idOf(i), revision: 1, statements: [{ source, fields }], createdAt: at, updatedAt: at };
  });
}
