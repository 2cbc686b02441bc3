import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begun, type Delivery, ended, replayed, retrySeconds } from '#shared/webhooks/delivery.ts';

const start = new Date('2026-11-25T14:00:00.000Z');
const fresh: Delivery = {
  endpoint: 'whk-0123456789abcdef01234567',
  event: 'evt-0123456789abcdef01234567',
  topic: 'deposit.accepted',
  state: 'pending',
  tries: 0,
  attempts: [],
  dueAt: start.toISOString(),
  createdAt: start.toISOString(),
  revision: 1,
};

/** Tries at the very moments when it is due, until it is over. */
function course(statuses: number[], chance = 0): { delivery: Delivery; waits: number[] } {
  let [delivery, now] = [fresh, start];
  const waits: number[] = [];
  for (let at = 0; delivery.dueAt !== null; at += 1) {
    const due = new Date(delivery.dueAt);
    waits.push((due.getTime() - now.getTime()) / 1000);
    now = due;
    delivery = ended(begun(delivery, now), { status: statuses[at] ?? 500 }, { now, chance });
  }
  return { delivery, waits };
}

test('a message that is never taken is tried ten times over three days, then given up', () => {
  const { delivery, waits } = course([]);
  expect(waits).toEqual(retrySeconds);
  expect([delivery.state, delivery.attempts.length]).toEqual(['failed', 10]);
});

test('any status of success ends it, a redirect does not, and 410 gives it up at once', () => {
  expect(course([500, 302, 204]).delivery).toMatchObject({ state: 'delivered', tries: 3 });
  expect(course([500, 410]).delivery).toMatchObject({ state: 'failed', tries: 2 });
});

test('chance lengthens a wait by a tenth at most and never shortens it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
      for (const [at, wait] of course([], chance).waits.entries()) {
        const least = retrySeconds[at] ?? 0;
        expect(wait).toBeGreaterThanOrEqual(least);
        expect(wait).toBeLessThanOrEqual(least * 1.1 + 0.001);
      }
    }),
  );
});

test('while it is being tried it is not due, and is again when the try never ended', () => {
  const { dueAt, tries } = begun(fresh, start);
  expect([dueAt, tries]).toEqual(['2026-11-25T14:02:00.000Z', 1]);
});

test('set out anew it has all its tries again and keeps what was tried before, the last twenty', () => {
  let { delivery } = course([]);
  for (let round = 0; round < 3; round += 1) {
    delivery = replayed(delivery, start);
    expect([delivery.state, delivery.tries, delivery.dueAt]).toEqual(['pending', 0, start.toISOString()]);
    while (delivery.dueAt !== null) {
      const now = new Date(delivery.dueAt);
      delivery = ended(begun(delivery, now), { fault: 'unreachable' }, { now, chance: 0 });
    }
  }
  expect(delivery.attempts).toHaveLength(20);
});
