import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTime, type Schedule, scheduleExpression } from '#infra/schedule.ts';

const expressions: [Schedule, string][] = [
  [{ everyMinutes: 1 }, 'rate(1 minute)'],
  [{ everyMinutes: 10 }, 'rate(10 minutes)'],
  [{ dailyAt: '03:05' }, 'cron(5 3 * * ? *)'],
];

test.each(expressions)('%o is %s for EventBridge Scheduler', (schedule, expression) => {
  expect(scheduleExpression(schedule)).toBe(expression);
});

const moments: [Schedule, string, string][] = [
  [{ everyMinutes: 10 }, '2026-11-25T08:00:00Z', '2026-11-25T08:10:00Z'],
  // Three in the morning in Shanghai is seven in the evening before in UTC.
  [{ dailyAt: '03:00' }, '2026-11-25T18:59:59Z', '2026-11-25T19:00:00Z'],
  [{ dailyAt: '03:00' }, '2026-11-25T19:00:00Z', '2026-11-26T19:00:00Z'],
  [{ dailyAt: '23:30' }, '2026-12-31T15:30:01Z', '2027-01-01T15:30:00Z'],
];

test.each(moments)('%o after %s is due at %s', (schedule, after, due) => {
  expect(nextTime(schedule, new Date(after))).toEqual(new Date(due));
});

test.each(['24:00', '3:00', '03:60', ''])('"%s" is no time of day', (dailyAt) => {
  expect(() => scheduleExpression({ dailyAt })).toThrow(RangeError);
});

test('whatever the moment, a daily schedule is due within the day that follows', () => {
  const moment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
  fc.assert(
    fc.property(moment, (after) => {
      const wait = nextTime({ dailyAt: '12:34' }, after).getTime() - after.getTime();
      return wait > 0 && wait <= 86_400_000;
    }),
  );
});
