import * as z from 'zod';
import { Sender } from '../feedback/matter.ts';

export const CommentId = z
  .string()
  .regex(/^com-[0-9a-f]{24}$/)
  .meta({ example: 'com-0123456789abcdef01234567' });

const Words = z.string().trim().min(1).max(4000);

/** What somebody says of a draft, of one clause or of the whole (`clause` left out). */
export const SentComment = z
  .strictObject({
    clause: z.string().trim().min(1).max(20).optional(),
    text: Words,
    /** What should stand there instead. */
    proposal: Words.optional(),
    sender: Sender.optional(),
    /** Whether the name, never the address, may stand beside the comment. */
    showName: z.boolean().default(false),
  })
  .meta({ id: 'SentComment' });
export type SentComment = z.infer<typeof SentComment>;

/** What became of a comment: 采纳, 部分采纳, 不采纳. */
export const Verdict = z.enum(['accepted', 'partly-accepted', 'rejected']).meta({ id: 'CommentVerdict' });
export type Verdict = z.infer<typeof Verdict>;

export const GivenDisposition = z
  .strictObject({
    verdict: Verdict,
    reason: Words.optional(),
    /** Text that nobody should have to read (abuse, personal data) is counted and not shown. */
    hidesText: z.boolean().default(false),
  })
  .refine(({ verdict, reason }) => verdict === 'accepted' || reason !== undefined, {
    path: ['reason'],
    message: 'required where a comment is not accepted as it is',
  })
  .meta({ id: 'GivenDisposition' });
export type GivenDisposition = z.infer<typeof GivenDisposition>;

export const Disposition = z.object({
  verdict: Verdict,
  reason: z.string().nullable(),
  hidesText: z.boolean(),
  at: z.iso.datetime(),
  actor: z.string(),
  requestId: z.string(),
});
export type Disposition = z.infer<typeof Disposition>;

/** A comment with all that was decided of it, the last decision holding. */
export const Comment = z.object({
  ...SentComment.shape,
  id: CommentId,
  revision: z.int().positive(),
  /** Version of the draft that was read. */
  draft: z.int().positive(),
  dispositions: z.array(Disposition),
  /** SHA-256 of the code that its sender follows it with. */
  codeHash: z.string(),
  by: z.string().optional(),
  receivedAt: z.iso.datetime(),
});
export type Comment = z.infer<typeof Comment>;

/** How many comments came and how many of them were disposed of. */
export const CommentCount = z.object({ received: z.int().nonnegative(), disposed: z.int().nonnegative() });
export type CommentCount = z.infer<typeof CommentCount>;

/** A comment as it is shown: its words to its sender and the desk at once, to everyone with its disposition. */
export const CommentView = z
  .object({
    id: CommentId,
    revision: z.int().positive(),
    draft: z.int().positive(),
    clause: z.string().nullable(),
    text: z.string().nullable(),
    proposal: z.string().nullable(),
    name: z.string().nullable(),
    /** For the desk alone. */
    email: z.string().nullable(),
    receivedAt: z.iso.datetime(),
    disposition: Disposition.pick({ verdict: true, reason: true, at: true }).nullable(),
  })
  .meta({ id: 'DraftComment' });
export type CommentView = z.infer<typeof CommentView>;

export type CommentViewer = 'public' | 'sender' | 'desk';

export function commentView(comment: Comment, viewer: CommentViewer): CommentView {
  const { id, revision, draft, clause = null, text, proposal = null, sender, showName, receivedAt } = comment;
  const last = comment.dispositions.at(-1);
  const isShown = viewer !== 'public' || (last !== undefined && !last.hidesText);
  const mayName = viewer === 'desk' || (isShown && showName);
  return {
    id,
    revision,
    draft,
    clause,
    text: isShown ? text : null,
    proposal: isShown ? proposal : null,
    name: (mayName && sender?.name) || null,
    email: (viewer === 'desk' && sender?.email) || null,
    receivedAt,
    disposition: last ? { verdict: last.verdict, reason: last.reason, at: last.at } : null,
  };
}
