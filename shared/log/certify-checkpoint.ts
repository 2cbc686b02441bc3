import { randomBytes } from 'node:crypto';
import { log } from '../runtime/log.ts';
import { toBase64 } from './base64.ts';
import { formatCheckpoint, parseCount } from './checkpoint.ts';
import type { Growth } from './grow-tree.ts';
import type { Head } from './head.ts';
import {
  addText,
  addTimeStamp,
  checkpointPathOf,
  readBytes,
  readText,
  tileFetcher,
  timeStampPathOf,
} from './log-files.ts';
import type { SequencerServices, Witness } from './log-services.ts';
import { formatSignature, holds, parseSignatures } from './note.ts';
import { addUnstamped, listUnstamped, removeUnstamped } from './pending-store.ts';
import { proveConsistency } from './proof.ts';
import { subtreeReader } from './tile.ts';
import { readTimeStamp, stamps, timeStampRequest } from './time-stamp.ts';
import { sameBytes } from './tree.ts';
import { verifierKey } from './verifier-key.ts';

/**
 * The signed checkpoint of a committed head with the cosignatures of witnesses, stamped with the time. Only what is committed
 * is ever signed, so that no size can have two roots however many sequencers run or die. Made once for each size.
 */
export async function certifyCheckpoint(services: SequencerServices, head: Head, growth: Growth): Promise<string> {
  const path = checkpointPathOf(head.size);
  const known = await readText(services.logFiles, path);
  const note = known ?? (await addText(services.logFiles, path, await signCheckpoint(services, head, growth)));
  await stampOrRemember(services, head.size, note);
  return note;
}

async function signCheckpoint(services: SequencerServices, head: Head, growth: Growth): Promise<string> {
  const text = formatCheckpoint(head);
  const [publicKey, signature] = await Promise.all([
    services.signingKey.publicKey(),
    services.signingKey.sign(new TextEncoder().encode(text)),
  ]);
  const { name, id } = verifierKey(head.origin, publicKey);
  const note = `${text}\n${formatSignature({ name, keyId: id, signature })}`;
  return note + (await cosign(services, head, growth, note)).join('');
}

/** Signature lines of witnesses, at least as many as the quorum. Throws when too few sign. */
async function cosign(services: SequencerServices, head: Head, growth: Growth, note: string): Promise<string[]> {
  const read = subtreeReader(head.size, tileFetcher(services.logFiles, growth.files));
  const ask = async (witness: Witness, old: number, triesLeft: number): Promise<string> => {
    const proof = await proveConsistency(read, old, head.size);
    const body = [`old ${old}`, ...proof.map(toBase64), '', note].join('\n');
    const answer = await services.fetch(`${witness.url}/add-checkpoint`, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(services.patience),
    });
    const given = await answer.text();
    const known = answer.status === 409 ? parseCount(given.trim()) : undefined;
    // It has seen another size last and says which.
    if (known !== undefined && known <= head.size && triesLeft > 0) return ask(witness, known, triesLeft - 1);
    const line = answer.ok ? signatureBy(witness, formatCheckpoint(head), given) : undefined;
    if (!line) throw new Error(`${witness.key.name} did not sign size ${head.size} (${answer.status})`);
    return line;
  };
  const answers = await Promise.allSettled(services.witnesses.map((witness) => ask(witness, head.before, 2)));
  const lines = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  if (lines.length < services.quorum) {
    const causes = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    throw new AggregateError(causes, `${lines.length} witnesses signed size ${head.size}, ${services.quorum} must`);
  }
  return lines;
}

/** The line of this witness in an answer, when its signature holds; lines of unknown keys are ignored. */
function signatureBy({ key }: Witness, text: string, answer: string): string | undefined {
  const found = parseSignatures(answer)?.find(({ name, keyId }) => name === key.name && sameBytes(keyId, key.id));
  return found && holds(key, text, found.signature) ? formatSignature(found) : undefined;
}

/** An authority that does not answer holds up nothing: the checkpoint is remembered and stamped later. */
async function stampOrRemember(services: SequencerServices, size: number, note: string): Promise<void> {
  if (!services.timeAuthority || (await readBytes(services.logFiles, timeStampPathOf(size)))) return;
  try {
    await stamp(services, size, note);
  } catch (error) {
    log('LOG_UNSTAMPED', { size, error });
    await addUnstamped(services.log, size);
  }
}

async function stamp(services: SequencerServices, size: number, note: string): Promise<void> {
  const bytes = new TextEncoder().encode(note);
  const nonce = randomBytes(8);
  const answer = await services.fetch(services.timeAuthority ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: Uint8Array.from(timeStampRequest(bytes, nonce)),
    signal: AbortSignal.timeout(services.patience),
  });
  const response = new Uint8Array(await answer.arrayBuffer());
  if (!answer.ok || !stamps(readTimeStamp(response), bytes, nonce)) {
    throw new Error(`the time-stamping authority stamped something else (${answer.status})`);
  }
  await addTimeStamp(services.logFiles, size, response);
}

/** Stamps checkpoints that went without, oldest first, as long as the authority answers. */
export async function stampRemembered(services: SequencerServices): Promise<void> {
  if (!services.timeAuthority) return;
  for (const size of await listUnstamped(services.log)) {
    const note = await readText(services.logFiles, checkpointPathOf(size));
    try {
      if (note) await stamp(services, size, note);
    } catch (error) {
      log('LOG_UNSTAMPED', { size, error });
      return;
    }
    await removeUnstamped(services.log, size);
  }
}
