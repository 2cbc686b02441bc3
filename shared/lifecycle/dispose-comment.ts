import type { Caller } from '../runtime/caller.ts';
import { namesRevision } from '../runtime/entity-tag.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Comment, GivenDisposition } from './comment.ts';
import { getComment, saveDisposition } from './comment-store.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import type { Stage } from './project.ts';
import { changedMeanwhile, noComment, noProject } from './project-refusals.ts';
import { getProject } from './project-store.ts';

/** Until the draft is submitted. */
const stages: readonly Stage[] = ['drafting', 'commenting', 'reviewing'];

export interface DisposeInput {
  project: string;
  id: string;
  given: GivenDisposition;
  /** Needed to decide again: the revision of the comment that the caller has seen. */
  ifMatch?: string | undefined;
  caller: Caller;
  requestId: string;
}

/**
 * Decides what becomes of a comment, and shows it to all with the reason. Earlier decisions stay in its history. Throws
 * `CONFLICT` once the draft was submitted or for a second decision without `If-Match`, `PRECONDITION_FAILED` for a stale one.
 */
export async function disposeComment(
  { lifecycle, now }: Pick<LifecycleServices, 'lifecycle' | 'now'>,
  { project: projectId, id, given, ifMatch, caller, requestId }: DisposeInput,
): Promise<Comment> {
  const [project, comment] = await Promise.all([
    getProject(lifecycle, projectId),
    getComment(lifecycle, projectId, id),
  ]);
  if (!project) throw noProject();
  if (!comment) throw noComment();
  if (!stages.includes(project.stage)) throw tooLate();
  if (ifMatch === undefined ? comment.dispositions.length > 0 : !namesRevision(ifMatch, comment.revision)) {
    throw ifMatch === undefined ? alreadyDisposed() : changedMeanwhile();
  }
  const { verdict, reason = null, hidesText } = given;
  const decided = { verdict, reason, hidesText, at: now().toISOString(), actor: caller.subject, requestId };
  const next = { ...comment, revision: comment.revision + 1, dispositions: [...comment.dispositions, decided] };
  if (await saveDisposition(lifecycle, projectId, next, stages)) return next;
  throw changedMeanwhile();
}

function tooLate(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '该项目已报批，意见处理结果不能再改。',
    en: 'The draft was submitted: dispositions cannot change any more.',
  });
}

function alreadyDisposed(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '这条意见已有处理结果；要更改，请在 If-Match 头中附上所读版本的 ETag。',
    en: 'This comment has a disposition; to change it, send the ETag of what you have read in If-Match.',
  });
}
