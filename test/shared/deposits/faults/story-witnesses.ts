import type { KeyObject } from 'node:crypto';
import type { Witness } from '#shared/log/log-services.ts';
import { emptyRoot } from '#shared/log/tree.ts';
import type { VerifierKey } from '#shared/log/verifier-key.ts';
import { addCheckpoint, type FakeWitness } from '#test/shared/log/fake-witness.ts';
import { makeSigner } from '#test/shared/log/made-notes.ts';
import { answerRequest } from '#test/shared/log/made-time-stamp.ts';
import type { Schedule } from './fault-schedule.ts';

/** Who sees checkpoints before readers do, and who stamps them: two of three witnesses must have, and an authority should. */
export interface Onlookers {
  witnesses: Witness[];
  timeAuthority: string;
  fetch: typeof fetch;
  /** For so many milliseconds two of the witnesses refuse everything. */
  quarrel(milliseconds: number): void;
}

export const quorum = 2;
const timeAuthority = 'https://time.example';

/** Witnesses and an authority that mostly do what they should: some requests are refused, and some stamps are of something else. */
export function makeOnlookers(schedule: Schedule, newKey: () => KeyObject, logKeys: () => VerifierKey[]): Onlookers {
  let refusedUntil = 0;
  const seats = ['w1.example', 'w2.example', 'w3.example'].map((name) => {
    const signer = makeSigner(name, 'witness', { privateKey: newKey() });
    const memory: Pick<FakeWitness, 'seen' | 'asked'> = { seen: { origin: '', size: 0, root: emptyRoot }, asked: [] };
    return { url: `https://${name}`, key: signer.key, signer, memory };
  });
  const cosign = (seat: (typeof seats)[number], body: string): Response => {
    const isQuarrel = seat !== seats[0] && schedule.time() < refusedUntil;
    if (isQuarrel || !schedule.isKind()) return new Response('', { status: schedule.pick([403, 422, 500]) });
    const seconds = BigInt(Math.floor(schedule.time() / 1000));
    const answer = addCheckpoint(seat.memory, body, logKeys(), (text) => seat.signer.line(text, seconds));
    return new Response(answer.body, { status: answer.status });
  };
  const stamp = (request: Uint8Array): Response => {
    if (!schedule.isKind()) return new Response('', { status: 503 });
    return new Response(Uint8Array.from(answerRequest(request, new Date(schedule.time()), schedule.isKind())));
  };
  return {
    witnesses: seats.map(({ url, key }) => ({ url, key })),
    timeAuthority,
    fetch: async (input, init) => {
      const seat = seats.find(({ url }) => String(input).startsWith(url));
      const body = init?.body;
      if (seat && typeof body === 'string') return cosign(seat, body);
      if (String(input) === timeAuthority && body instanceof Uint8Array) return stamp(Buffer.from(body));
      throw new TypeError(`nobody answers at ${input}`);
    },
    quarrel: (milliseconds) => {
      refusedUntil = schedule.time() + milliseconds;
    },
  };
}
