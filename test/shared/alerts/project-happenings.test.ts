import { describe, expect, test } from 'vitest';
import { happeningsOfMove, happeningsOfProjectDay } from '#shared/alerts/project-happenings.ts';
import type { Project, Stage } from '#shared/lifecycle/project.ts';
import { addDays } from '#shared/standards/calendar-days.ts';

const project: Project = {
  ...{ id: 'prj-0123456789abcdef01234567', revision: 3, stage: 'commenting', plan: 'LN-7', region: '21' },
  ...{ titles: { zh: '社区食堂服务规范' }, mandate: 'recommended', bodies: {}, ics: [], ccs: [], replaces: [] },
  ...{ initiatedOn: '2026-01-05', stages: { initiated: '2026-01-05', commenting: '2026-02-01' } },
  ...{ commentUntil: '2026-03-10', startedAt: '2026-01-05T04:00:00Z', updatedAt: '2026-02-01T04:00:00Z' },
};
const at = (stage: Stage, revision = 4): Project => ({
  ...project,
  stage,
  revision,
  stages: { ...project.stages, [stage]: '2026-04-01' },
});

describe('a move of a project', () => {
  test.each<[Stage, string[]]>([
    ['drafting', []],
    ['commenting', ['draft-open']],
    ['reviewing', []],
    ['submitted', []],
    ['approved', ['approved']],
    ['published', ['published']],
    ['filed', []],
    ['terminated', ['terminated']],
  ])('to %s tells %j', (stage, kinds) => {
    expect(happeningsOfMove(at('initiated', 3), at(stage)).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('that gives more time tells nothing, and a second draft is told as the first was', () => {
    expect(happeningsOfMove(at('commenting', 4), at('commenting', 5))).toEqual([]);
    const [first] = happeningsOfMove(at('drafting', 3), at('commenting', 4));
    const [second] = happeningsOfMove(at('drafting', 6), at('commenting', 7));
    expect(second).toMatchObject({ kind: 'draft-open', number: 'LN-7', project: project.id, standard: null });
    expect(second?.happening).not.toBe(first?.happening);
  });
});

test('the last week for comments is told once, by the day that begins it', () => {
  const days = Array.from({ length: 60 }, (_, count) => addDays('2026-02-01', count));
  const told = days.flatMap((day) => happeningsOfProjectDay(project, day).map(({ date }) => [day, date]));
  expect(told).toEqual([['2026-03-03', '2026-03-10']]);
  expect(happeningsOfProjectDay(at('reviewing'), '2026-03-03')).toEqual([]);
});
