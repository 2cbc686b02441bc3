import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { fromBase64 } from '#shared/log/base64.ts';
import { type Checkpoint, parseCheckpoint } from '#shared/log/checkpoint.ts';
import type { Witness } from '#shared/log/log-services.ts';
import { openNote } from '#shared/log/note.ts';
import { verifyConsistency } from '#shared/log/proof.ts';
import { emptyRoot, sameBytes } from '#shared/log/tree.ts';
import type { VerifierKey } from '#shared/log/verifier-key.ts';
import { makeSigner } from './made-notes.ts';

/** How a witness behaves: well, or answering everything with a status, or not at all. */
export type Mood = 'well' | 'silent' | number;

export interface FakeWitness extends Witness {
  mood: Mood;
  /** What it has cosigned last; a test may make it remember something else. */
  seen: Checkpoint;
  /** Old sizes it was asked with. */
  asked: number[];
}

interface Answer {
  status: number;
  body: string;
}

/** A witness of C2SP tlog-witness for one log, over HTTP until the test ends. */
export async function startWitness(name: string, logKey: () => Promise<VerifierKey>): Promise<FakeWitness> {
  const signer = makeSigner(name, 'witness');
  const start: Checkpoint = { origin: '', size: 0, root: emptyRoot };
  const witness: FakeWitness = { url: '', key: signer.key, mood: 'well', seen: start, asked: [] };
  const judge = async (request: IncomingMessage): Promise<Answer | undefined> => {
    const body = await readText(request);
    if (witness.mood === 'silent') return undefined;
    if (witness.mood !== 'well') return { status: witness.mood, body: '' };
    return addCheckpoint(witness, body, [await logKey()], signer.line);
  };
  const server = createServer(async (request, response) => {
    const answer = await judge(request);
    if (!answer) return;
    response.writeHead(answer.status, answer.status === 409 ? { 'content-type': 'text/x.tlog.size' } : {});
    response.end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  witness.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return witness;
}

/** What a witness answers, and remembers (C2SP tlog-witness). */
export function addCheckpoint(
  witness: Pick<FakeWitness, 'seen' | 'asked'>,
  body: string,
  logKeys: readonly VerifierKey[],
  line: (text: string) => string,
): Answer {
  const end = body.indexOf('\n\n');
  const [first = '', ...proofLines] = body.slice(0, end).split('\n');
  const old = Number(/^old (0|[1-9]\d*)$/.exec(first)?.[1] ?? Number.NaN);
  const note = openNote(body.slice(end + 2), logKeys);
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) return { status: 403, body: '' };
  witness.asked.push(old);
  const { size, root } = checkpoint;
  if (!(old <= size) || proofLines.length > 63) return { status: 400, body: '' };
  if (old !== witness.seen.size) return { status: 409, body: `${witness.seen.size}\n` };
  const proof = proofLines.map((hash) => fromBase64(hash) ?? new Uint8Array());
  if (old === size && !sameBytes(root, witness.seen.root)) return { status: 409, body: `${old}\n` };
  if (!verifyConsistency({ old, oldRoot: witness.seen.root, size, root, proof })) return { status: 422, body: '' };
  witness.seen = checkpoint;
  return { status: 200, body: line(note.text) };
}
