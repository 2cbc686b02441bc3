import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begun, digestAt, ended, type Mail } from '#shared/alerts/mail.ts';

const mail: Mail = {
  mail: 'digest-2026-11-26',
  member: 'ada',
  happenings: ['hap-0123456789abcdef01234567'],
  state: 'pending',
  tries: 0,
  dueAt: '2026-11-26T00:00:00.000Z',
  createdAt: '2026-11-25T00:00:00.000Z',
  revision: 1,
};

describe('a digest', () => {
  test.each([
    ['2026-11-25T23:59:59Z', 'digest-2026-11-26', '2026-11-26T00:00:00.000Z'],
    ['2026-11-26T00:00:00Z', 'digest-2026-11-27', '2026-11-27T00:00:00.000Z'],
    ['2026-11-25T17:00:00Z', 'digest-2026-11-26', '2026-11-26T00:00:00.000Z'],
  ])('of %s goes out at the next eight in the morning in Shanghai', (now, name, dueAt) => {
    expect(digestAt(new Date(now))).toEqual({ mail: name, dueAt });
  });

  test('always lies ahead, within a day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (now) => {
        const ahead = Date.parse(digestAt(now).dueAt) - now.getTime();
        expect(ahead > 0 && ahead <= 86_400_000).toBe(true);
      }),
    );
  });
});

test('a mail that is not taken is tried again after growing waits, and then given up', () => {
  let now = new Date('2026-11-26T00:00:00Z');
  let current = mail;
  const waits: number[] = [];
  while (current.state === 'pending') {
    current = ended(begun(current, now), 'failed');
    if (!current.dueAt) break;
    waits.push(Date.parse(current.dueAt) - now.getTime());
    now = new Date(current.dueAt);
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(current).toMatchObject({ state: 'failed', tries: 9 });
});

test('a mail that was sent is not due any more', () => {
  expect(ended(begun(mail, new Date()), 'sent')).toMatchObject({ state: 'sent', dueAt: null, revision: 3 });
});
