import * as z from 'zod';
import type { Day } from '../standards/local-date.ts';
import { CommentCount } from './comment.ts';
import { DraftClauses } from './draft.ts';
import { Project, ProjectEvent } from './project.ts';
import { clockOf, ProjectClock } from './project-clock.ts';
import { movesFrom, takesComments } from './project-moves.ts';

/** A project in a list. */
export const ProjectSummary = Project.pick({
  id: true,
  stage: true,
  stages: true,
  titles: true,
  plan: true,
  region: true,
  mandate: true,
  bodies: true,
  initiatedOn: true,
})
  .extend({
    number: z.string().nullable(),
    standard: z.string().nullable(),
    commentUntil: Project.shape.commentUntil.unwrap().nullable(),
    /** Whether anyone may comment today. */
    takesComments: z.boolean(),
    clock: ProjectClock,
  })
  .meta({ id: 'ProjectSummary' });
export type ProjectSummary = z.infer<typeof ProjectSummary>;

/** What was done; request ids are kept for audits and not shown. */
const ShownEvent = ProjectEvent.omit({ requestId: true });

/** A project with its draft, its comments counted, and everything that was done with it. */
export const ProjectView = ProjectSummary.extend({
  revision: z.int().positive(),
  ics: z.array(z.string()),
  ccs: z.array(z.string()),
  replaces: z.array(z.string()),
  effective: Project.shape.effective.unwrap().nullable(),
  filing: z.object({ recordNo: z.string().nullable(), filedOn: z.string() }).nullable(),
  draft: z.object({ version: z.int(), sha256: z.string(), clauses: DraftClauses }).nullable(),
  comments: CommentCount,
  /** Moves that the stage allows an editor. */
  moves: z.array(z.string()),
  history: z.array(ShownEvent),
}).meta({ id: 'Project' });
export type ProjectView = z.infer<typeof ProjectView>;

export function projectSummary(project: Project, today: Day): ProjectSummary {
  const { number = null, standard = null, commentUntil = null } = project;
  const { id, stage, stages, titles, plan, region, mandate, bodies, initiatedOn } = project;
  return {
    ...{ id, stage, stages, titles, plan, region, mandate, bodies, initiatedOn, number, standard, commentUntil },
    takesComments: takesComments(project, today),
    clock: clockOf(project, today),
  };
}

export interface ProjectParts {
  events: readonly ProjectEvent[];
  clauses: DraftClauses | null;
  comments: CommentCount;
  today: Day;
}

export function projectView(project: Project, { events, clauses, comments, today }: ProjectParts): ProjectView {
  const { revision, ics, ccs, replaces, effective = null, filing, draft } = project;
  return {
    ...projectSummary(project, today),
    ...{ revision, ics, ccs, replaces, effective, comments },
    filing: filing ? { recordNo: filing.recordNo ?? null, filedOn: filing.filedOn } : null,
    draft: draft && clauses ? { version: draft.version, sha256: draft.sha256, clauses } : null,
    moves: movesFrom(project.stage),
    history: events.map(({ requestId: _requestId, ...event }) => event),
  };
}
