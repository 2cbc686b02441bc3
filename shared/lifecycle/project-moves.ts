import { ServiceError } from '../runtime/errors.ts';
import { addDays } from '../standards/calendar-days.ts';
import type { Day } from '../standards/local-date.ts';
import type { Project, Stage } from './project.ts';

/** Comments of the public are taken for so many days at least (地方标准管理办法). */
export const shortestCommentPeriod = 30;

interface Move {
  from: readonly Stage[];
  to: Stage | 'same';
  /** Must say why. */
  needsReason?: true;
  /** Not while comments stand without a disposition. */
  needsDispositions?: true;
}

const unpublished = ['initiated', 'drafting', 'commenting', 'reviewing', 'submitted', 'approved'] as const;

/** Every move there is; what is not here does not happen. */
export const projectMoves = {
  draft: { from: ['initiated'], to: 'drafting' },
  'open-comments': { from: ['drafting'], to: 'commenting' },
  'extend-comments': { from: ['commenting'], to: 'same', needsReason: true },
  review: { from: ['commenting'], to: 'reviewing' },
  return: { from: ['commenting', 'reviewing', 'submitted'], to: 'drafting', needsReason: true },
  submit: { from: ['reviewing'], to: 'submitted', needsDispositions: true },
  approve: { from: ['submitted'], to: 'approved', needsDispositions: true },
  publish: { from: ['approved'], to: 'published' },
  file: { from: ['published'], to: 'filed' },
  terminate: { from: unpublished, to: 'terminated', needsReason: true },
} as const satisfies Record<string, Move>;
export type ProjectMove = keyof typeof projectMoves;

export function moveNamed(name: ProjectMove): Move {
  return projectMoves[name];
}

/** Moves that a stage allows, whatever else they need. */
export function movesFrom(stage: Stage): ProjectMove[] {
  const names = Object.keys(projectMoves) as ProjectMove[];
  return names.filter((name) => moveNamed(name).from.includes(stage));
}

type Standing = Pick<Project, 'stage' | 'stages' | 'initiatedOn' | 'commentUntil'>;

export interface MoveDays {
  on: Day;
  /** Last day for comments, when they are opened or given more time. */
  until?: Day;
  today: Day;
}

/**
 * The stage that a move leads to. Throws `CONFLICT` for a move that the stage does not allow or that comes while comments may
 * still be sent, and `INVALID` for a day that lies ahead or before what was done last, or for too short a time for comments.
 */
export function stageAfter(project: Standing, name: ProjectMove, { on, until, today }: MoveDays): Stage {
  const move = moveNamed(name);
  if (!move.from.includes(project.stage)) throw notNow();
  if (on > today) throw wrongDay('/body/on', 'this day is still to come');
  if (on < lastDayOf(project)) throw wrongDay('/body/on', `what was done last was on ${lastDayOf(project)}`);
  if (name === 'review' && project.commentUntil && on <= project.commentUntil) throw stillOpen(project.commentUntil);
  if (name === 'open-comments' && (until === undefined || until < addDays(on, shortestCommentPeriod))) {
    throw wrongDay('/body/until', `comments are taken for ${shortestCommentPeriod} days at least`);
  }
  if (name === 'extend-comments' && (until === undefined || until <= (project.commentUntil ?? on))) {
    throw wrongDay('/body/until', 'the last day for comments can only be put off');
  }
  return move.to === 'same' ? project.stage : move.to;
}

/** Whether anyone may comment on a day. */
export function takesComments({ stage, commentUntil }: Pick<Project, 'stage' | 'commentUntil'>, today: Day): boolean {
  return stage === 'commenting' && commentUntil !== undefined && today <= commentUntil;
}

/** The day of the stage in which it stands. */
function lastDayOf({ stage, stages, initiatedOn }: Standing): Day {
  return stages[stage] ?? initiatedOn;
}

function notNow(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '该项目所处阶段不允许这样处理。',
    en: 'The stage of the project does not allow this.',
  });
}

function stillOpen(until: Day): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: `征求意见截至 ${until}，期满之后才能进入审查。`,
    en: `Comments are taken until ${until}: the review begins after that day.`,
  });
}

function wrongDay(pointer: string, detail: string): ServiceError {
  return new ServiceError(
    'INVALID',
    { zh: '日期有误，详见 errors。', en: 'A date cannot be right; see errors.' },
    { errors: [{ pointer, detail }] },
  );
}
