import type { SigningKey } from '../runtime/signing-key.ts';
import { entryIdOf } from './entry.ts';
import { LogHalted } from './head.ts';
import { addText, keyPath, successorPathOf } from './log-files.ts';
import { formatSuccession, readLogKeys } from './log-keys.ts';
import type { SequencerServices } from './log-services.ts';
import { acceptEntry } from './log-store.ts';
import { formatSignature } from './note.ts';
import { formatVerifierKey, type VerifierKey, verifierKey } from './verifier-key.ts';

/**
 * The keys that readers were given, newest first, once the newest is the one that signs here. The first key of a log is given
 * to them as it is; another one when the key before it signs too, which announces it in the log and beside it. Throws
 * `LogHalted` when the signing key is none that readers can follow.
 */
export async function settleKeys(services: SequencerServices, origin: string): Promise<VerifierKey[]> {
  const ours = await keyOf(services.signingKey, origin);
  const known = await readLogKeys(services);
  const [newest] = known;
  if (!newest) {
    await addText(services.logFiles, keyPath, `${formatVerifierKey(ours)}\n`);
    return settleKeys(services, origin);
  }
  if (isSame(newest, ours)) return known;
  const former = services.formerKey && (await keyOf(services.formerKey, origin));
  if (!former || !isSame(newest, former)) {
    throw new LogHalted('the signing key is not the newest key that readers were given');
  }
  await announceKey(services, { former, next: ours, place: known.length });
  return settleKeys(services, origin);
}

/** The signature lines of the log under a text: its key's, and while there are two, the former key's. */
export async function signAsLog(
  { signingKey, formerKey }: SequencerServices,
  origin: string,
  text: string,
): Promise<string> {
  const lines = [signingKey, ...(formerKey ? [formerKey] : [])].map(async (key) => {
    const [{ name, id }, signature] = await Promise.all([keyOf(key, origin), key.sign(new TextEncoder().encode(text))]);
    return formatSignature({ name, keyId: id, signature });
  });
  return (await Promise.all(lines)).join('');
}

interface Succession {
  former: VerifierKey;
  next: VerifierKey;
  /** How many keys there were before. */
  place: number;
}

/** May be done again after any fault: signatures of Ed25519 are always the same, and so is the leaf. */
async function announceKey(services: SequencerServices, { former, next, place }: Succession): Promise<void> {
  const { log: table, logFiles } = services;
  const text = formatSuccession(next);
  const note = `${text}\n${await signAsLog(services, former.name, text)}`;
  const leaf = new TextEncoder().encode(note);
  await acceptEntry(table, { id: entryIdOf(leaf), acceptedAt: services.now().toISOString(), leaf });
  await addText(logFiles, successorPathOf(place), note);
}

async function keyOf(key: SigningKey, origin: string): Promise<VerifierKey> {
  return verifierKey(origin, await key.publicKey());
}

const isSame = (one: VerifierKey, other: VerifierKey) => formatVerifierKey(one) === formatVerifierKey(other);
