import * as z from 'zod';
import { log } from '../runtime/log.ts';
import { publishedSize } from './head.ts';
import type { EntryServices } from './log-services.ts';
import { getHead } from './log-store.ts';
import { listPending } from './pending-store.ts';

/** Whether the log keeps up with what it has accepted. */
export const LogHealth = z.object({
  /** Whether nothing waits for longer than a minute. */
  ready: z.boolean(),
  /** Entries that have a place. */
  size: z.int().nonnegative(),
  /** Entries that readers see. */
  published: z.int().nonnegative(),
  /** When readers last came to see a checkpoint; null before the first one. */
  publishedAt: z.iso.datetime().nullable(),
  /** When the entry was accepted that has waited longest; null when none waits. */
  oldestWaiting: z.iso.datetime().nullable(),
});
type LogHealth = z.infer<typeof LogHealth>;

const longestWait = 60_000;

/** How far the log is. One that has not begun, with nothing waiting, keeps up as well. */
export async function checkLog({ log: table, now }: EntryServices): Promise<LogHealth> {
  const [head, [oldest]] = await Promise.all([getHead(table), listPending(table, 1)]);
  const waiting = oldest ? now().getTime() - Date.parse(oldest.acceptedAt) : 0;
  return {
    ready: waiting <= longestWait,
    size: head?.size ?? 0,
    published: head ? publishedSize(head) : 0,
    publishedAt: head?.publishedAt ?? null,
    oldestWaiting: oldest?.acceptedAt ?? null,
  };
}

/** Says so when the log does not keep up: the promise of a minute is broken, and somebody is to be told. */
export async function tellLateness(services: EntryServices): Promise<void> {
  const { ready, ...state } = await checkLog(services);
  if (!ready) log('LOG_LATE', state);
}
