import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { hashCode } from '../feedback/send-matter.ts';
import type { Caller } from '../runtime/caller.ts';
import { type Comment, CommentId, type CommentView, type CommentViewer, commentView } from './comment.ts';
import { getComment, getCommentCount, listCommentsOf } from './comment-store.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import { noComment, noProject } from './project-refusals.ts';
import { getProject } from './project-store.ts';

export const CommentsQuery = z.strictObject({
  size: z.coerce.number().int().min(1).max(100).default(50),
  cursor: CommentId.optional(),
});
export type CommentsQuery = z.infer<typeof CommentsQuery>;

type Needed = Pick<LifecycleServices, 'lifecycle'>;

/** Comments of a project in the order in which they came; editors see all words, everyone those that are disposed of. */
export async function listComments(
  { lifecycle }: Needed,
  { project, query: { size, cursor }, caller }: { project: string; query: CommentsQuery; caller: Caller | null },
): Promise<{ items: CommentView[]; total: number; totalIsExact: boolean; next: string | null }> {
  if (!(await getProject(lifecycle, project))) throw noProject();
  const [page, { received }] = await Promise.all([
    listCommentsOf(lifecycle, project, { limit: size, beyond: cursor }),
    getCommentCount(lifecycle, project),
  ]);
  const items = page.map((comment) => commentView(comment, viewerOf(comment, { caller })));
  return { items, total: received, totalIsExact: true, next: page.length === size ? (page.at(-1)?.id ?? null) : null };
}

/** All comments of a project as anyone may see them. Throws `NOT_FOUND`. */
export async function allComments({ lifecycle }: Needed, { project }: { project: string }): Promise<CommentView[]> {
  if (!(await getProject(lifecycle, project))) throw noProject();
  const all: CommentView[] = [];
  const limit = 100;
  for (;;) {
    const page = await listCommentsOf(lifecycle, project, { limit, beyond: all.at(-1)?.id });
    all.push(...page.map((comment) => commentView(comment, 'public')));
    if (page.length < limit) return all;
  }
}

/** One comment, with its words for whoever has its code. Throws `NOT_FOUND`. */
export async function findComment(
  { lifecycle }: Needed,
  { project, id, ...asker }: { project: string; id: string } & Asker,
): Promise<CommentView> {
  const comment = await getComment(lifecycle, project, id);
  if (!comment) throw noComment();
  return commentView(comment, viewerOf(comment, asker));
}

interface Asker {
  caller: Caller | null;
  /** The code that its sender was given. */
  code?: string | undefined;
}

function viewerOf(comment: Comment, { caller, code }: Asker): CommentViewer {
  if (caller?.roles.includes('editor')) return 'desk';
  if (caller && comment.by === caller.subject) return 'sender';
  const hash = code === undefined ? undefined : Buffer.from(hashCode(code));
  return hash && timingSafeEqual(hash, Buffer.from(comment.codeHash)) ? 'sender' : 'public';
}
