import { readTimeStamp } from '#shared/log/time-stamp.ts';
import type { LogSnapshot } from './log-snapshot.ts';
import { sha256 } from './reference-tree.ts';
import type { Must } from './violation.ts';

/**
 * D15: each time stamp is over exactly the checkpoint beside it, and says no less than when the entries were accepted whose
 * receipts hold that checkpoint; entries stand in the order of acceptance within what was committed at once. Where an authority
 * is asked at all, every checkpoint has its stamp in the end.
 */
export function checkTimes({ rows, files }: LogSnapshot, isStamped: boolean, must: Must): void {
  const entries = rows.filter(({ part }) => part === 'entry');
  const bySize = new Map<number, { index: number; acceptedAt: string }[]>();
  for (const { size, index, acceptedAt } of entries) {
    const batch = bySize.get(Number(size)) ?? [];
    batch.push({ index: Number(index), acceptedAt: String(acceptedAt) });
    bySize.set(Number(size), batch);
  }
  for (const [size, batch] of bySize) {
    const times = batch.sort((a, b) => a.index - b.index).map(({ acceptedAt }) => acceptedAt);
    must('D15', times.join() === times.toSorted().join(), `the entries of size ${size} are not in the order they came`);
  }
  for (const [path, checkpoint] of files) {
    const [, digits] = /^checkpoints\/(\d+)$/.exec(path) ?? [];
    const answer = files.get(`${path}.tsr`);
    if (digits === undefined) continue;
    must('D15', !isStamped || answer !== undefined, `${path} has no time stamp`);
    if (!answer) continue;
    const { hash, time } = readTimeStamp(answer);
    must('D15', sha256(checkpoint).equals(hash), `the time stamp of ${path} is over something else`);
    const late = (bySize.get(Number(digits)) ?? []).find(
      ({ acceptedAt }) => acceptedAt.slice(0, 19) > time.slice(0, 19),
    );
    must('D15', !late, `${path} was stamped at ${time}, and holds an entry of ${late?.acceptedAt}`);
  }
}
