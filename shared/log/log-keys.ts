import { LogHalted } from './head.ts';
import { keyPath, readText, successorPathOf } from './log-files.ts';
import type { LogServices } from './log-services.ts';
import { openNote } from './note.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from './verifier-key.ts';

/**
 * The keys of the log: the first one lies in the bucket as it is, each later one in an announcement that the key before it has
 * signed as well as the new one itself. An announcement is a signed note and a leaf of the log.
 */
const purpose = 'key-rotation/v1';

/** The text that both keys sign. Its second line keeps it apart from a checkpoint, which has a number there. */
export function formatSuccession(next: VerifierKey): string {
  return `${next.name}\n${purpose}\n${formatVerifierKey(next)}\n`;
}

/** The key that an announcement names; undefined unless it and the key before have signed. */
export function readSuccession(note: string, before: VerifierKey): VerifierKey | undefined {
  const [origin, kind, text = ''] = openNote(note, [before])?.text.split('\n') ?? [];
  const next = parseVerifierKey(text);
  if (!next || origin !== before.name || kind !== purpose || next.name !== origin || next.kind !== 'log')
    return undefined;
  return openNote(note, [before, next])?.signedBy.length === 2 ? next : undefined;
}

/** All keys that the log has signed with, the newest first. Throws `LogHalted` when one was not announced by the one before. */
export async function readLogKeys({ logFiles }: Pick<LogServices, 'logFiles'>): Promise<VerifierKey[]> {
  const [first, ...texts] = await Promise.all([readText(logFiles, keyPath), readText(logFiles, successorPathOf(1))]);
  if (first === undefined) return [];
  const keys: VerifierKey[] = [parsed(parseVerifierKey(first))];
  for (let note = texts[0]; note !== undefined; note = await readText(logFiles, successorPathOf(keys.length))) {
    keys.unshift(parsed(keys[0] && readSuccession(note, keys[0])));
  }
  return keys;
}

function parsed(key: VerifierKey | undefined): VerifierKey {
  if (!key) throw new LogHalted('the bucket holds a key of the log that cannot be believed');
  return key;
}
