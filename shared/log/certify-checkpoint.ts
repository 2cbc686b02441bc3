import { signAsLog } from './announce-key.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { cosign } from './cosign-checkpoint.ts';
import type { Growth } from './grow-tree.ts';
import type { Head } from './head.ts';
import { addText, checkpointPathOf, keepVersion, readText } from './log-files.ts';
import type { SequencerServices } from './log-services.ts';
import { stampOrRemember } from './stamp-checkpoint.ts';

/**
 * The signed checkpoint of a committed head with the cosignatures of witnesses, stamped with the time. Only what is committed
 * is ever signed, so that no size can have two roots however many sequencers run or die; and of each version only what it was the
 * first time, should the head ever come back from an old copy. Made once for each size.
 */
export async function certifyCheckpoint(services: SequencerServices, head: Head, growth: Growth): Promise<string> {
  const path = checkpointPathOf(head.size);
  const known = await readText(services.logFiles, path);
  const note = known ?? (await addText(services.logFiles, path, await signCheckpoint(services, head, growth)));
  await stampOrRemember(services, { size: head.size, notBefore: head.acceptedAt }, note);
  return note;
}

async function signCheckpoint(services: SequencerServices, head: Head, growth: Growth): Promise<string> {
  const text = formatCheckpoint(head);
  await keepVersion(services.logFiles, head.version, text);
  const note = `${text}\n${await signAsLog(services, head.origin, text)}`;
  return note + (await cosign(services, head, growth, note)).join('');
}
