import { ServiceError } from '../runtime/errors.ts';
import type { FeedbackServices } from './feedback-services.ts';
import { type Asker, noMatter, visibleMatter } from './find-matter.ts';
import type { Matter } from './matter.ts';
import { isFor, type MatterMove, stateAfter } from './matter-moves.ts';
import { saveMatter } from './matter-store.ts';
import { dueAfter } from './send-matter.ts';

export interface HandleInput extends Asker {
  id: string;
  move: MatterMove;
  /** The answer, or why it is declined, withdrawn or taken up again. */
  text?: string;
  /** Revision of the record in which a correction was made. */
  recordRevision?: number;
  requestId: string;
}

/**
 * Makes one move with a matter: the desk takes it up, answers, declines, shows or hides it, the custodian the first
 * three; its sender withdraws it or asks again. Throws `NOT_FOUND` to whoever may not see it, `FORBIDDEN` for the move of another, `CONFLICT` for one that cannot be
 * made now and `INVALID` where words are missing.
 */
export async function handleMatter(services: FeedbackServices, input: HandleInput): Promise<Matter> {
  const { move, text, recordRevision, caller, requestId } = input;
  const { matter, viewer } = await visibleMatter(services, input);
  if (viewer === 'public') throw noMatter();
  if (!isFor(move, viewer)) throw notYours();
  if (needsText(move) && !text) throw wordsMissing();
  const at = services.now().toISOString();
  const next: Matter = {
    ...matter,
    revision: matter.revision + 1,
    state: stateAfter(matter, move),
    ...(move === 'reopen' && { due: dueAfter(services.now()) }),
    updatedAt: at,
    ...((move === 'answer' || move === 'decline') &&
      text && { answer: { text, at, ...(recordRevision && { revision: recordRevision }) } }),
    ...((move === 'publish' || move === 'hide') && { isPublished: move === 'publish' }),
  };
  const reason = move === 'answer' || move === 'decline' ? undefined : text;
  const actor = caller?.subject;
  const event = { move, to: next.state, at, by: viewer, ...(actor && { actor }), ...(reason && { reason }), requestId };
  if (await saveMatter(services.matters, next, event)) return next;
  throw new ServiceError('CONFLICT', {
    zh: '该事项刚刚被别人处理过，请重新载入。',
    en: 'Somebody has just handled this matter: load it again.',
  });
}

function needsText(move: MatterMove): boolean {
  return move === 'answer' || move === 'decline' || move === 'reopen';
}

function notYours(): ServiceError {
  return new ServiceError('FORBIDDEN', { zh: '此操作由另一方进行。', en: 'This is for the other side to do.' });
}

function wordsMissing(): ServiceError {
  return new ServiceError(
    'INVALID',
    { zh: '请写明答复或理由。', en: 'Give an answer or a reason.' },
    { errors: [{ pointer: '/body/text', detail: 'required' }] },
  );
}
