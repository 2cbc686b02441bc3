import { randomBytes } from 'node:crypto';
import { hashCode } from '../feedback/send-matter.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import type { Comment, SentComment } from './comment.ts';
import { addComment } from './comment-store.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import { takesComments } from './project-moves.ts';
import { invalid, noProject } from './project-refusals.ts';
import { getDraft, getProject } from './project-store.ts';

export interface CommentInput {
  project: string;
  sent: SentComment;
  caller: Caller | null;
}

/**
 * Takes a comment of anyone on the draft that stands for comment. The code comes back this once; whoever has it follows the
 * comment. Throws `CONFLICT` outside the period and `INVALID` for a clause that the draft does not have.
 */
export async function sendComment(
  { lifecycle, now }: Pick<LifecycleServices, 'lifecycle' | 'now'>,
  { project: id, sent, caller }: CommentInput,
): Promise<{ comment: Comment; code: string }> {
  const project = await getProject(lifecycle, id);
  if (!project) throw noProject();
  const at = now();
  const today = dayInShanghai(at);
  if (!project.draft || !takesComments(project, today)) throw notOpen();
  const { version } = project.draft;
  if (sent.clause !== undefined) {
    const clauses = await getDraft(lifecycle, id, version);
    if (!clauses.some(({ clause }) => clause === sent.clause)) {
      throw invalid('/body/clause', '征求意见稿没有这一条。', 'The draft has no such clause.');
    }
  }
  const code = randomBytes(12).toString('base64url');
  const comment: Comment = {
    ...sent,
    id: commentId(at),
    revision: 1,
    draft: version,
    dispositions: [],
    codeHash: hashCode(code),
    ...(caller && { by: caller.subject }),
    receivedAt: at.toISOString(),
  };
  if (!(await addComment(lifecycle, id, comment, today))) throw notOpen();
  return { comment, code };
}

/** Ids in the order of time, so that comments are listed as they came. */
function commentId(at: Date): string {
  return `com-${at.getTime().toString(16).padStart(12, '0')}${randomBytes(6).toString('hex')}`;
}

function notOpen(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '该项目目前不征求意见。',
    en: 'This project takes no comments now.',
  });
}
