import * as z from 'zod';
import type { Outcome } from './post-message.ts';
import { EndpointId, EventId } from './webhook-event.ts';

/** One try to hand a message over. */
const Attempt = z.object({
  at: z.iso.datetime(),
  /** HTTP status of the answer; null without one. */
  status: z.int().nullable(),
  fault: z.enum(['refused-address', 'unreachable', 'timeout', 'disabled']).nullable(),
});

export const DeliveryState = z.enum(['pending', 'delivered', 'failed']);

/** An event on its way to one endpoint. */
export const Delivery = z.object({
  endpoint: EndpointId,
  event: EventId,
  topic: z.string(),
  state: DeliveryState,
  /** Tries since it was sent or replayed. */
  tries: z.int().nonnegative(),
  /** The last of all tries, oldest first. */
  attempts: z.array(Attempt),
  /** When it is to be tried next; null when it is over. */
  dueAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  revision: z.int().positive(),
});
export type Delivery = z.infer<typeof Delivery>;

/** Seconds before each try, as Standard Webhooks 1.0 advises: three days in all. */
export const retrySeconds = [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
/** Share by which a wait may be longer, so that what failed together does not come back together. */
const jitter = 0.1;
/** A try that was begun and never ended is begun again after this. */
const leaseSeconds = 120;
const keptAttempts = 20;

const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000).toISOString();

/** The delivery while it is being tried: nobody else takes it up meanwhile. */
export function begun(delivery: Delivery, now: Date): Delivery {
  return { ...delivery, tries: delivery.tries + 1, dueAt: later(now, leaseSeconds), revision: delivery.revision + 1 };
}

/** The delivery after a try. `chance` is from 0 to 1 and lengthens the wait. */
export function ended(
  delivery: Delivery,
  outcome: Outcome | { fault: 'disabled' },
  { now, chance }: { now: Date; chance: number },
): Delivery {
  const status = 'status' in outcome ? outcome.status : null;
  const fault = 'fault' in outcome ? outcome.fault : null;
  const attempts = [...delivery.attempts, { at: now.toISOString(), status, fault }].slice(-keptAttempts);
  const after = { ...delivery, attempts, revision: delivery.revision + 1 };
  if (status !== null && status >= 200 && status < 300) return { ...after, state: 'delivered', dueAt: null };
  const wait = retrySeconds[delivery.tries];
  const isOver = wait === undefined || status === 410 || fault === 'disabled';
  if (isOver) return { ...after, state: 'failed', dueAt: null };
  return { ...after, state: 'pending', dueAt: later(now, wait * (1 + jitter * chance)) };
}

/** The delivery set out anew, whatever became of it. */
export function replayed(delivery: Delivery, now: Date): Delivery {
  return { ...delivery, state: 'pending', tries: 0, dueAt: now.toISOString(), revision: delivery.revision + 1 };
}
