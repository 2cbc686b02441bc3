import type { Deposit } from './deposit.ts';

/**
 * Days within which a reviewer decides on what was referred, a holder answers a challenge, a reviewer decides on it, a holder
 * corrects what was found wrong, and a reviewer decides on an appeal.
 */
export const serviceDays = { review: 15, answer: 15, challenge: 30, amendment: 30, appeal: 30 } as const;

/** Until when a side should have acted; null when nothing waits for it. */
export interface Due {
  holder: string | null;
  reviewer: string | null;
}

type Waiting = Pick<Deposit, 'state' | 'statement' | 'challenge' | 'amendment' | 'appeal'>;

/**
 * Whose turn it is, and until when (domain E.1 steps 5 and 7): from the sealing for a review, from the challenge for an answer,
 * from the decision for a correction, from the appeal for a decision on it.
 */
export function dueOf({ state, statement, challenge, amendment, appeal }: Waiting): Due {
  if (state === 'under-review' && statement) {
    return { holder: null, reviewer: after(statement.sealedAt, serviceDays.review) };
  }
  if (state === 'challenged' && amendment) {
    const corrected = after(amendment.at, serviceDays.amendment);
    return { holder: corrected, reviewer: corrected };
  }
  if (state === 'challenged' && challenge) {
    return { holder: after(challenge.at, serviceDays.answer), reviewer: after(challenge.at, serviceDays.challenge) };
  }
  if (state === 'appealed' && appeal) return { holder: null, reviewer: after(appeal.at, serviceDays.appeal) };
  return { holder: null, reviewer: null };
}

function after(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}
