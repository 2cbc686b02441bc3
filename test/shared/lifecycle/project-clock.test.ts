import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf } from '#shared/lifecycle/project-clock.ts';

const project = { initiatedOn: '2025-01-31', region: '21', stages: {} };

describe('the clock of a project', () => {
  test('counts eighteen months from its start to publication', () => {
    expect(clockOf(project, '2025-02-10').publication).toMatchObject({
      due: '2026-07-31',
      ended: null,
      elapsed: 10,
      isOverdue: false,
    });
    expect(clockOf(project, '2026-07-31').publication).toMatchObject({ left: 0, isOverdue: false });
    expect(clockOf(project, '2026-08-03').publication).toMatchObject({ left: -3, isOverdue: true });
  });

  test('ends on the last day of a month that is too short', () => {
    expect(clockOf({ ...project, initiatedOn: '2025-08-31' }, '2025-09-01').publication.due).toBe('2027-02-28');
  });

  test.each([
    ['21', '2026-05-30'],
    ['2102', '2026-04-20'],
  ])('then waits for the filing: of %s until %s', (region, due) => {
    const stages = { published: '2026-03-31' };
    const { publication, filing } = clockOf({ ...project, region, stages }, '2026-04-01');
    expect(publication).toMatchObject({ ended: '2026-03-31', left: 122 });
    expect(filing).toMatchObject({ due, ended: null });
    const filed = { ...stages, filed: '2026-06-01' };
    expect(clockOf({ ...project, region, stages: filed }, '2030-01-01').filing).toMatchObject({ isOverdue: true });
  });

  test('only runs forward, and stands still once it was met', () => {
    const day = fc
      .integer({ min: 0, max: 2000 })
      .map((n) => new Date(Date.UTC(2025, 0, 31 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.option(day, { nil: undefined }), (one, other, published) => {
        const [first = one, second = other] = [one, other].sort();
        const at = (today: string) => clockOf({ ...project, stages: { published } }, today).publication;
        const [before, after] = [at(first), at(second)];
        expect(after.elapsed).toBeGreaterThanOrEqual(before.elapsed);
        expect(after.left).toBeLessThanOrEqual(before.left);
        expect(before.elapsed + before.left).toBe(after.elapsed + after.left);
        if (published) expect(after).toEqual(before);
        if (before.isOverdue) expect(after.isOverdue).toBe(true);
      }),
    );
  });
});
