import { ServiceError } from '../runtime/errors.ts';
import { type Matter, type MatterKind, type MatterState, openStates } from './matter.ts';

export type MatterActor = 'sender' | 'desk' | 'custodian';

interface Move {
  from: readonly MatterState[];
  to: MatterState | 'same';
  by: readonly MatterActor[];
  /** Kinds that the move is for; all without it. */
  kinds?: readonly MatterKind[];
}

const handlers = ['desk', 'custodian'] as const;

/**
 * Every move there is; what is not here does not happen. A complaint is never published, and what is shown is for the desk
 * to say, whoever answers.
 */
export const matterMoves = {
  take: { from: ['received'], to: 'in-hand', by: handlers },
  answer: { from: ['received', 'in-hand', 'answered'], to: 'answered', by: handlers },
  decline: { from: openStates, to: 'declined', by: handlers },
  publish: {
    from: ['received', 'in-hand', 'answered', 'declined'],
    to: 'same',
    by: ['desk'],
    kinds: ['feedback', 'correction'],
  },
  hide: { from: ['received', 'in-hand', 'answered', 'declined'], to: 'same', by: ['desk'] },
  withdraw: { from: openStates, to: 'withdrawn', by: ['sender'] },
  reopen: { from: ['answered', 'declined'], to: 'received', by: ['sender'] },
} as const satisfies Record<string, Move>;
export type MatterMove = keyof typeof matterMoves;

type Standing = Pick<Matter, 'kind' | 'state' | 'mayPublish' | 'clearedAt'>;

/** The state that a move leads to. Throws `CONFLICT` for a move that cannot be made now. */
export function stateAfter(matter: Standing, name: MatterMove): MatterState {
  const { to } = matterMoves[name];
  if (allows(matter, name)) return to === 'same' ? matter.state : to;
  throw new ServiceError('CONFLICT', {
    zh: '该事项目前不能这样处理：状态已变，或者提出人没有同意公开。',
    en: 'This cannot be done with the matter now: its state has changed, or its sender did not agree to have it shown.',
  });
}

/** What one side can do with a matter now. */
export function movesOf(matter: Standing & Pick<Matter, 'isPublished'>, by: MatterActor): MatterMove[] {
  const names = Object.keys(matterMoves) as MatterMove[];
  const idle = matter.isPublished ? 'publish' : 'hide';
  return names.filter((name) => isFor(name, by) && name !== idle && allows(matter, name));
}

/** Whether a move is for one side to make. */
export function isFor(name: MatterMove, by: MatterActor): boolean {
  const move: Move = matterMoves[name];
  return move.by.includes(by);
}

function allows({ kind, state, mayPublish, clearedAt }: Standing, name: MatterMove): boolean {
  const { from, kinds }: Move = matterMoves[name];
  if (clearedAt) return false;
  if (name === 'publish' && !mayPublish) return false;
  return from.includes(state) && (kinds?.includes(kind) ?? true);
}
