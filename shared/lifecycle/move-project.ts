import * as z from 'zod';
import { happeningWrites } from '../alerts/alert-store.ts';
import { happeningsOfMove, keyedForProject } from '../alerts/project-happenings.ts';
import type { Caller } from '../runtime/caller.ts';
import { Day, dayInShanghai } from '../standards/local-date.ts';
import { getCommentCount } from './comment-store.ts';
import { DraftClauses, draftHash } from './draft.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import type { Project, ProjectEvent } from './project.ts';
import { moveNamed, type ProjectMove, projectMoves, stageAfter } from './project-moves.ts';
import { changedMeanwhile, invalid, noProject, requireRevision, undisposed } from './project-refusals.ts';
import { getProject, type LifecycleChange, saveLifecycle } from './project-store.ts';
import { editionOf, planPublication } from './publish-project.ts';

const moves = Object.keys(projectMoves) as [ProjectMove, ...ProjectMove[]];

export const GivenMove = z
  .strictObject({
    move: z.enum(moves),
    /** Day on which it happened, by the papers. */
    on: Day,
    reason: z.string().trim().min(1).max(2000).optional(),
    /** `open-comments`: the draft; `open-comments` and `extend-comments`: the last day on which comments are taken. */
    draft: DraftClauses.optional(),
    until: Day.optional(),
    /** `publish`: number and effective date of the edition. */
    number: z.string().trim().min(1).max(120).optional(),
    effective: Day.optional(),
    /** `file`: number of the filing (备案号). */
    recordNo: z.string().trim().min(1).max(60).optional(),
  })
  .meta({ id: 'GivenMove' });
export type GivenMove = z.infer<typeof GivenMove>;

export interface MoveInput {
  id: string;
  given: GivenMove;
  ifMatch?: string | undefined;
  caller: Caller;
  requestId: string;
}

/**
 * Makes one move with the revision of a project that the caller has seen, and sets it down as an event. Publication puts the
 * edition into the catalogue in the same transaction, and those who follow the project are told by a write of it. Throws `NOT_FOUND`, `PRECONDITION_REQUIRED`, `PRECONDITION_FAILED`,
 * `CONFLICT` for a move that cannot be made now and `INVALID` where something of it is missing.
 */
export async function moveProject(services: LifecycleServices, input: MoveInput): Promise<Project> {
  const { id, given, ifMatch, caller, requestId } = input;
  const project = await getProject(services.lifecycle, id);
  if (!project) throw noProject();
  requireRevision(ifMatch, project.revision);
  const now = services.now();
  const at = now.toISOString();
  const to = stageAfter(project, given.move, { ...given, today: dayInShanghai(now) });
  const { needsReason, needsDispositions = false } = moveNamed(given.move);
  if (needsReason && !given.reason) throw invalid('/body/reason', '请写明理由。', 'Give a reason.');
  if (needsDispositions) await requireDispositions(services, id);
  const next: Project = {
    ...project,
    ...particulars(project, given),
    revision: project.revision + 1,
    stage: to,
    stages: { ...project.stages, ...(to !== project.stage && { [to]: given.on }) },
    updatedAt: at,
  };
  const event: ProjectEvent = {
    ...{ revision: next.revision, move: given.move, from: project.stage, to, on: given.on, at, requestId },
    actor: caller.subject,
    reason: given.reason ?? null,
    document: next.draft?.sha256 ?? null,
  };
  const draft = given.move === 'open-comments' ? given.draft : undefined;
  const change: LifecycleChange = { project: { next, event, draft, needsDispositions } };
  const published = to === 'published' || to === 'filed';
  const records = published ? await planPublication(services, { project: next, caller, requestId }) : {};
  const happenings = happeningsOfMove(project, next).map((happening) => keyedForProject(happening, next, at));
  const told = happeningWrites(services.alerts, happenings);
  if (await saveLifecycle(services.lifecycle, { ...change, ...records, told })) return next;
  throw changedMeanwhile();
}

async function requireDispositions({ lifecycle }: LifecycleServices, id: string): Promise<void> {
  const { received, disposed } = await getCommentCount(lifecycle, id);
  if (received > disposed) throw undisposed(received - disposed);
}

/** What a move says beside its day. */
function particulars(project: Project, given: GivenMove): Partial<Project> {
  const { move, on, draft, until, number, effective, recordNo } = given;
  if (move === 'extend-comments') return { commentUntil: until };
  if (move === 'file') return { filing: { filedOn: on, ...(recordNo && { recordNo }) } };
  if (move === 'open-comments') {
    if (!draft) throw invalid('/body/draft', '请附上征求意见稿的条款。', 'Give the clauses of the draft.');
    const version = (project.draft?.version ?? 0) + 1;
    return { commentUntil: until, draft: { version, clauses: draft.length, sha256: draftHash(draft) } };
  }
  if (move !== 'publish') return {};
  if (!number) throw invalid('/body/number', '请写明标准号。', 'Give the number of the standard.');
  if (!effective || effective < on) {
    throw invalid(
      '/body/effective',
      '实施日期不得早于发布日期。',
      'Give an effective date, not before that of publication.',
    );
  }
  return { ...editionOf(project, number), effective };
}
