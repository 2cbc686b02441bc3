import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Stage } from '#shared/lifecycle/project.ts';
import {
  movesFrom,
  type ProjectMove,
  projectMoves,
  stageAfter,
  takesComments,
} from '#shared/lifecycle/project-moves.ts';

const moves = Object.keys(projectMoves) as ProjectMove[];
const today = '2026-11-20';
const project = (stage: Stage) => ({
  stage,
  stages: { [stage]: '2026-09-01' },
  initiatedOn: '2026-01-05',
  commentUntil: '2026-10-05',
});
const days = { on: '2026-11-01', until: '2026-12-31', today };

describe('a project moves along the table and not otherwise', () => {
  const allowed: [Stage, ProjectMove, Stage][] = [
    ['initiated', 'draft', 'drafting'],
    ['initiated', 'terminate', 'terminated'],
    ['drafting', 'open-comments', 'commenting'],
    ['drafting', 'terminate', 'terminated'],
    ['commenting', 'extend-comments', 'commenting'],
    ['commenting', 'review', 'reviewing'],
    ['commenting', 'return', 'drafting'],
    ['commenting', 'terminate', 'terminated'],
    ['reviewing', 'submit', 'submitted'],
    ['reviewing', 'return', 'drafting'],
    ['reviewing', 'terminate', 'terminated'],
    ['submitted', 'approve', 'approved'],
    ['submitted', 'return', 'drafting'],
    ['submitted', 'terminate', 'terminated'],
    ['approved', 'publish', 'published'],
    ['approved', 'terminate', 'terminated'],
    ['published', 'file', 'filed'],
  ];
  test.each(Stage.options.flatMap((from) => moves.map((move) => [from, move] as const)))('%s, %s', (stage, move) => {
    const expected = allowed.find(([from, name]) => from === stage && name === move)?.[2];
    const made = () => stageAfter(project(stage), move, days);
    if (expected) expect(made()).toBe(expected);
    else expect(made).toThrow();
    expect(movesFrom(stage).includes(move)).toBe(expected !== undefined);
  });
});

describe('the days of a move', () => {
  test.each<[string, ProjectMove, Stage, Partial<typeof days>]>([
    ['lie not ahead', 'draft', 'initiated', { on: '2026-11-21' }],
    ['come not before the stage', 'draft', 'initiated', { on: '2026-08-31' }],
    ['leave the public thirty days', 'open-comments', 'drafting', { until: '2026-11-30' }],
    ['say until when comments are taken', 'open-comments', 'drafting', { until: undefined }],
    ['put the last day for comments off and never forward', 'extend-comments', 'commenting', { until: '2026-10-05' }],
    ['let the period for comments end before the review', 'review', 'commenting', { on: '2026-10-05' }],
  ])('%s', (_, move, stage, wrong) => {
    expect(() => stageAfter(project(stage), move, { ...days, ...wrong })).toThrow();
  });

  test('thirty days for comments are enough, and the last one counts', () => {
    expect(stageAfter(project('drafting'), 'open-comments', { ...days, until: '2026-12-01' })).toBe('commenting');
    expect(takesComments(project('commenting'), '2026-10-05')).toBe(true);
    expect(takesComments(project('commenting'), '2026-10-06')).toBe(false);
    expect(takesComments(project('reviewing'), '2026-10-05')).toBe(false);
  });
});

test('whatever is tried, the days of stages never run backwards, and an end is an end', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  const attempt = fc.record({ move: fc.constantFrom(...moves), on: day, until: day });
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
      let standing: Parameters<typeof stageAfter>[0] = {
        stage: 'initiated',
        stages: { initiated: '2026-01-01' },
        initiatedOn: '2026-01-01',
        commentUntil: undefined,
      };
      let last = '2026-01-01';
      for (const { move, on, until } of attempts) {
        const ended = standing.stage === 'filed' || standing.stage === 'terminated';
        let stage: Stage;
        try {
          stage = stageAfter(standing, move, { on, until, today: '2027-06-01' });
        } catch {
          continue;
        }
        expect(ended).toBe(false);
        const commentUntil =
          projectMoves[move].to === 'commenting' || move === 'extend-comments' ? until : standing.commentUntil;
        if (stage !== standing.stage) {
          expect(on >= last).toBe(true);
          last = on;
        }
        standing = { ...standing, stage, stages: { ...standing.stages, [stage]: last }, commentUntil };
      }
    }),
    { numRuns: 300 },
  );
});
