import { settleKeys } from './announce-key.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { type Head, LogHalted } from './head.ts';
import { checkpointPath, checkpointPathOf, moveCheckpoint, readText } from './log-files.ts';
import type { SequencerServices } from './log-services.ts';
import { addHead, getHead } from './log-store.ts';
import { openNote } from './note.ts';
import { publishHead } from './publish-head.ts';
import { emptyRoot, sameBytes } from './tree.ts';

/**
 * The head to write on, published: a log that does not exist begins, and what somebody committed and did not get to publish
 * is published first. Throws `LogHalted` when readers have seen more than the head knows, as after it was restored from an
 * old copy, or when the key is another one: going on would show them a second history.
 */
export async function openHead(services: SequencerServices): Promise<Head> {
  for (;;) {
    // Before the head: what readers have seen by now, a head that is read later must know.
    const note = await readText(services.logFiles, checkpointPath);
    const head = (await getHead(services.log)) ?? (await beginLog(services));
    if (!head) continue;
    const keys = await settleKeys(services, head.origin);
    const seen = parseCheckpoint(openNote(note ?? '', keys)?.text ?? '');
    if (seen) checkSeen(seen, head);
    if (head.published) {
      if (seen?.size !== head.size) await showAgain(services, head);
      return head;
    }
    await publishHead(services, head);
  }
}

async function beginLog({ log: table, origin, now }: SequencerServices): Promise<Head | undefined> {
  const head: Head = {
    origin,
    version: 0,
    size: 0,
    root: emptyRoot,
    before: 0,
    staging: null,
    published: false,
    publishedAt: null,
    at: now().toISOString(),
    acceptedAt: null,
  };
  return (await addHead(table, head)) ? head : undefined;
}

function checkSeen(seen: Checkpoint, head: Head): void {
  if (seen.size > head.size || (seen.size === head.size && !sameBytes(seen.root, head.root))) {
    throw new LogHalted(`readers have seen size ${seen.size}, and the head is at ${head.size}`);
  }
}

/** Somebody has published since the look at the checkpoint, or it was lost; it never moves back. */
async function showAgain({ logFiles }: SequencerServices, { size }: Head): Promise<void> {
  const note = await readText(logFiles, checkpointPathOf(size));
  if (!note) throw new LogHalted(`the checkpoint of size ${size} is gone`);
  await moveCheckpoint(logFiles, note);
}
