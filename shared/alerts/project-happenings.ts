import type { Project } from '../lifecycle/project.ts';
import { addDays } from '../standards/calendar-days.ts';
import type { Day } from '../standards/local-date.ts';
import type { Happening, HappeningKind, KeyedHappening } from './happening.ts';
import { idOfSaid } from './happening-id.ts';

/** Days before the last one for comments on which that is told. */
export const daysToComment = 7;

const kindsOfStage: Partial<Record<Project['stage'], HappeningKind>> = {
  commenting: 'draft-open',
  approved: 'approved',
  published: 'published',
  terminated: 'terminated',
};

/** What a move brings to those who follow a project; nothing for steps that concern its makers alone. */
export function happeningsOfMove(before: Project | undefined, after: Project): Happening[] {
  const kind = kindsOfStage[after.stage];
  const date = after.stages[after.stage];
  if (!kind || !date || before?.stage === after.stage) return [];
  return [toldOf(after, kind, date, String(after.revision))];
}

/** What a day brings by itself: the time for comments is about to end. */
export function happeningsOfProjectDay(project: Project, day: Day): Happening[] {
  const { stage, commentUntil } = project;
  if (stage !== 'commenting' || commentUntil === undefined || addDays(commentUntil, -daysToComment) !== day) return [];
  return [toldOf(project, 'comments-ending', commentUntil, '')];
}

export const keyOfProject = (project: string) => `project:${project}`;

/** A happening as it is kept until it is spread. */
export function keyedForProject(happening: Happening, { id, revision }: Project, at: string): KeyedHappening {
  return { ...happening, keys: [keyOfProject(id)], revision, at };
}

function toldOf(
  { id, plan, titles, number, standard }: Project,
  kind: HappeningKind,
  date: Day,
  step: string,
): Happening {
  const happening = idOfSaid(['project', id, kind, date, step]);
  const of = { standard: standard ?? null, project: id, number: number ?? plan, title: titles };
  return { happening, kind, ...of, date, by: [], erratum: null };
}
