import { expect, test } from 'vitest';
import { eventOf } from '#shared/members/member-event.ts';

const said = { sequence: 2, at: '2026-03-16T02:00:00.000Z', actor: 'anna', requestId: 'request-1' };
const deed = { action: 'organization.changed', target: 'org-test' } as const;

test('an event says who did what to whom, with the target before and after as hashes', () => {
  const event = eventOf({ ...deed, reason: 'typo', before: { a: 1 }, after: { a: 2 } }, said);
  expect(event).toEqual({
    ...said,
    ...deed,
    reason: 'typo',
    before: '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
    after: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(event.after).not.toBe(event.before);
});

test('one state has one hash, in whatever order its fields stand', () => {
  const { before, after } = eventOf({ ...deed, before: { a: { b: 1, c: [2] } }, after: { a: { c: [2], b: 1 } } }, said);
  expect(before).toBe(after);
});

test('what was not there has no hash', () => {
  expect(eventOf(deed, said)).toMatchObject({ before: null, after: null, reason: null });
});
