import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { isPending } from '#shared/log/pending-store.ts';
import type { Must } from '#test/shared/log/violation.ts';
import type { Schedule } from './fault-schedule.ts';

/** The longest that readers wait for what was accepted, in milliseconds. */
const longestWait = 60_000;

/** How long entries wait for their readers, by the true time of a story. */
export interface WatchedWaits {
  /** Sees a transaction that was written; answers how many entries it accepted. */
  written(input: TransactWriteCommandInput): number;
  /** Sees that readers see this size. */
  shown(size: number): void;
  /** D11: nothing waits for longer now. */
  checkNow(): void;
  /** From now on waits are not counted, because the clock goes on by itself. */
  rest(): void;
  /** Waits that are over, in milliseconds. */
  over: number[];
}

/** D11: what was accepted is shown within a minute, whatever fails meanwhile. */
export function watchWaits({ time }: Pick<Schedule, 'time'>, must: Must): WatchedWaits {
  const since = new Map<string, number>();
  const placed = new Map<string, number>();
  const over: number[] = [];
  let isResting = false;
  const waited = (id: string, began: number) => {
    const wait = time() - began;
    must('D11', isResting || wait <= longestWait, `${id} waited for ${Math.round(wait / 1000)} s`);
    return wait;
  };
  return {
    written: ({ TransactItems = [] }) => {
      let accepted = 0;
      for (const { Put, Update } of TransactItems) {
        const [, id = ''] = isPending(Put?.Item) ? String(Put?.Item?.part).split('#') : [];
        if (id && !since.has(id)) since.set(id, time());
        if (id) accepted += 1;
        const size = Number(Update?.ExpressionAttributeValues?.[':size']);
        if (Update) placed.set(String(Update.Key?.id).slice('entry#'.length), size);
      }
      return accepted;
    },
    shown: (size) => {
      for (const [id, held] of placed) {
        if (held > size) continue;
        const wait = waited(id, since.get(id) ?? time());
        if (!isResting) over.push(wait);
        since.delete(id);
        placed.delete(id);
      }
    },
    checkNow: () => {
      for (const [id, began] of since) waited(id, began);
      // Each is told once.
      for (const [id, began] of since) if (time() - began > longestWait) since.delete(id);
    },
    rest: () => {
      isResting = true;
    },
    over,
  };
}
