import { describe, expect, test } from 'vitest';
import { dueAfter, isOver } from '#shared/lifecycle/review-due.ts';

describe('a review is due five years on, as precisely as the date is known', () => {
  test.each([
    ['2020-04-30', '2025-04-30'],
    ['2020-02-29', '2025-03-01'],
    ['2020-04', '2025-04'],
    ['2020', '2025'],
  ])('%s: %s', (issued, due) => {
    expect(dueAfter(issued)).toBe(due);
  });

  test.each([
    ['2025-04-30', '2025-04-30', false],
    ['2025-04-30', '2025-05-01', true],
    ['2025-04', '2025-04-30', false],
    ['2025-04', '2025-05-01', true],
    ['2025', '2025-12-31', false],
  ])('%s on %s: over %s', (due, day, isLate) => {
    expect(isOver(due, day)).toBe(isLate);
  });
});
