import type { Deposit } from './deposit.ts';

/** Days within which a reviewer decides on what was referred, a holder answers a challenge, and a reviewer decides on it. */
export const serviceDays = { review: 15, answer: 15, challenge: 30 } as const;

/** Until when a side should have acted; null when nothing waits for it. */
export interface Due {
  holder: string | null;
  reviewer: string | null;
}

type Waiting = Pick<Deposit, 'state' | 'statement' | 'challenge'>;

/** Whose turn it is, and until when (domain E.1 steps 5 and 7): from the sealing for a review, from the challenge for an answer. */
export function dueOf({ state, statement, challenge }: Waiting): Due {
  if (state === 'under-review' && statement) {
    return { holder: null, reviewer: after(statement.sealedAt, serviceDays.review) };
  }
  if (state === 'challenged' && challenge) {
    return { holder: after(challenge.at, serviceDays.answer), reviewer: after(challenge.at, serviceDays.challenge) };
  }
  return { holder: null, reviewer: null };
}

function after(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}
