import { toBase64 } from './base64.ts';
import { formatCheckpoint, parseCount } from './checkpoint.ts';
import type { Growth } from './grow-tree.ts';
import type { Head } from './head.ts';
import { tileFetcher } from './log-files.ts';
import type { SequencerServices, Witness } from './log-services.ts';
import { formatSignature, holds, parseSignatures } from './note.ts';
import { proveConsistency } from './proof.ts';
import { subtreeReader } from './tile.ts';
import { sameBytes } from './tree.ts';

/** Signature lines of witnesses, at least as many as the quorum. Throws when too few sign. */
export async function cosign(services: SequencerServices, head: Head, growth: Growth, note: string): Promise<string[]> {
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
