import { randomBytes } from 'node:crypto';
import { log } from '../runtime/log.ts';
import { addTimeStamp, checkpointPathOf, readBytes, readText, timeStampPathOf } from './log-files.ts';
import type { SequencerServices } from './log-services.ts';
import { addUnstamped, listUnstamped, removeUnstamped, type Unstamped } from './pending-store.ts';
import { readTimeStamp, stamps, timeStampRequest } from './time-stamp.ts';

/** An authority that does not answer holds up nothing: the checkpoint is remembered and stamped later. */
export async function stampOrRemember(services: SequencerServices, checkpoint: Unstamped, note: string): Promise<void> {
  const { size } = checkpoint;
  if (!services.timeAuthority || (await readBytes(services.logFiles, timeStampPathOf(size)))) return;
  try {
    await stamp(services, checkpoint, note);
  } catch (error) {
    log('LOG_UNSTAMPED', { size, error });
    await addUnstamped(services.log, checkpoint);
  }
}

async function stamp(services: SequencerServices, { size, notBefore }: Unstamped, note: string): Promise<void> {
  const bytes = new TextEncoder().encode(note);
  const nonce = randomBytes(8);
  const answer = await services.fetch(services.timeAuthority ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: Uint8Array.from(timeStampRequest(bytes, nonce)),
    signal: AbortSignal.timeout(services.patience),
  });
  const response = new Uint8Array(await answer.arrayBuffer());
  const given = answer.ok ? readTimeStamp(response) : undefined;
  if (!given || !stamps(given, bytes, nonce)) {
    throw new Error(`the time-stamping authority stamped something else (${answer.status})`);
  }
  // One of the two clocks is wrong, and a later stamp is right by both.
  if (notBefore && secondOf(given.time) < secondOf(notBefore)) {
    throw new Error(`the time-stamping authority says ${given.time}, but an entry was accepted at ${notBefore}`);
  }
  await addTimeStamp(services.logFiles, size, response);
}

/** Authorities tell whole seconds. */
const secondOf = (instant: string) => instant.slice(0, 19);

/** Stamps checkpoints that went without, oldest first, as long as the authority answers. */
export async function stampRemembered(services: SequencerServices): Promise<void> {
  if (!services.timeAuthority) return;
  for (const checkpoint of await listUnstamped(services.log)) {
    const { size } = checkpoint;
    const note = await readText(services.logFiles, checkpointPathOf(size));
    try {
      if (note) await stamp(services, checkpoint, note);
    } catch (error) {
      log('LOG_UNSTAMPED', { size, error });
      return;
    }
    await removeUnstamped(services.log, size);
  }
}
