import type { StreamTrigger } from './functions.ts';

const hour = 3600;

interface Following
  extends Pick<StreamTrigger, 'batchSize'>,
    Partial<Pick<StreamTrigger, 'windowSeconds' | 'retryAttempts'>> {
  /**
   * Whether a change says only that there is something to do, which any later call does as well: then no batch is parted to
   * find the one that fails, and what is an hour old is left to the schedule.
   */
  isDoorbell?: boolean;
}

/** A function is called with the changes of a table, again when it fails, for a day at most. */
export function changesOf(
  table: StreamTrigger['table'],
  { batchSize, windowSeconds = 0, retryAttempts = 5, isDoorbell = false }: Following,
): StreamTrigger {
  const maximumAgeSeconds = isDoorbell ? hour : 24 * hour;
  return { kind: 'stream', table, batchSize, windowSeconds, retryAttempts, bisect: !isDoorbell, maximumAgeSeconds };
}
