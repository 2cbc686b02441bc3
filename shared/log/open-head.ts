import { parseCheckpoint } from './checkpoint.ts';
import { type Head, LogHalted } from './head.ts';
import { addText, checkpointPath, checkpointPathOf, keyPath, moveCheckpoint, readText } from './log-files.ts';
import type { SequencerServices } from './log-services.ts';
import { addHead, getHead } from './log-store.ts';
import { openNote } from './note.ts';
import { publishHead } from './publish-head.ts';
import { emptyRoot, sameBytes } from './tree.ts';
import { formatVerifierKey, type VerifierKey, verifierKey } from './verifier-key.ts';

/**
 * The head to write on, published: a log that does not exist begins, and what somebody committed and did not get to publish
 * is published first. Throws `LogHalted` when readers have seen more than the head knows, as after it was restored from an
 * old copy, or when the key is another one: going on would show them a second history.
 */
export async function openHead(services: SequencerServices): Promise<Head> {
  for (;;) {
    const head = (await getHead(services.log)) ?? (await beginLog(services));
    if (!head) continue;
    const key = await checkKey(services, head.origin);
    await checkSeen(services, head, key);
    if (head.published) return head;
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
    at: now().toISOString(),
  };
  return (await addHead(table, head)) ? head : undefined;
}

async function checkKey({ logFiles, signingKey }: SequencerServices, origin: string): Promise<VerifierKey> {
  const key = verifierKey(origin, await signingKey.publicKey());
  const ours = formatVerifierKey(key);
  const known = (await readText(logFiles, keyPath)) ?? (await addText(logFiles, keyPath, `${ours}\n`));
  if (known !== `${ours}\n`) throw new LogHalted('the signing key is not the key that readers were given');
  return key;
}

/** Compares the head with what readers see, and shows them again what they should. */
async function checkSeen({ logFiles }: SequencerServices, head: Head, key: VerifierKey): Promise<void> {
  const note = await readText(logFiles, checkpointPath);
  const seen = parseCheckpoint(openNote(note ?? '', [key])?.text ?? '');
  const isAhead = seen && (seen.size > head.size || (seen.size === head.size && !sameBytes(seen.root, head.root)));
  if (isAhead) throw new LogHalted(`readers have seen size ${seen.size}, and the head is at ${head.size}`);
  if (!head.published || seen?.size === head.size) return;
  const lost = await readText(logFiles, checkpointPathOf(head.size));
  if (!lost) throw new LogHalted(`the checkpoint of size ${head.size} is gone`);
  await moveCheckpoint(logFiles, lost);
}
