import { depositTable } from '#shared/deposits/deposit-store.ts';
import { memoryBuckets } from '#test/shared/log/memory-bucket.ts';
import { memoryClient } from '#test/shared/trade/model/memory-table.ts';
import type { Stores } from './faulty-world.ts';

/** Empty stores in memory. */
export function memoryStores(): Stores {
  const indices = depositTable.indices.map(({ name, partitionKey, sortKey }) => [name, [partitionKey, sortKey]]);
  return { name: 'made', answerAtOnce: true, client: memoryClient(Object.fromEntries(indices)), s3: memoryBuckets() };
}
