import { Deposit } from './deposit.ts';
import { type Actor, type DepositEvent, depositMoves, type Guard, type Move, type MoveName } from './deposit-moves.ts';

export interface AskedMove {
  name: MoveName;
  actor: Actor;
  /** Instant, ISO 8601 in UTC. */
  at: string;
  reason?: string;
  code?: DepositEvent['code'];
  requestId: string;
  change?: DepositEvent['change'];
}

/** Why a move is not one: the state does not allow it, the person may not, or the reason is missing. */
export type MoveFault = 'state' | 'actor' | 'reason';

export type DecidedMove = { event: DepositEvent } | { fault: MoveFault };

/** Decides by the table whether a move is allowed, and says what happens then. Pure: the same question, the same answer. */
export function decideMove(deposit: Deposit | undefined, id: string, asked: AskedMove): DecidedMove {
  const { name, actor, at, code, requestId, change = {} } = asked;
  const from = deposit?.state ?? null;
  const lines = (depositMoves as readonly Move[]).filter((move) => move.name === name && move.from.includes(from));
  if (lines.length === 0) return { fault: 'state' };
  const move = lines.find(({ by, guard }) => by === actor.kind && passes(guard, deposit, actor));
  if (!move) return { fault: 'actor' };
  const reason = asked.reason?.trim() || null;
  if (move.needsReason && reason === null) return { fault: 'reason' };
  const { memberOf: _, ...who } = actor;
  const revision = (deposit?.revision ?? 0) + 1;
  const to = targetOf(move, deposit);
  const step = { deposit: id, revision, at, move: name, from, to, actor: who, reason, requestId, change };
  return { event: { ...step, ...(code && { code }) } };
}

function passes(guard: Guard | undefined, deposit: Deposit | undefined, actor: Actor): boolean {
  return !guard || (deposit !== undefined && guard(deposit, actor));
}

function targetOf({ to }: Move, deposit: Deposit | undefined): DepositEvent['to'] {
  if (to !== 'same' && typeof to !== 'function') return to;
  if (!deposit) throw new Error('only a deposit that is there can stay as it is');
  return to === 'same' ? deposit.state : to(deposit);
}

/** The deposit after one more event. Throws when the event does not follow on what was before. */
export function applyEvent(deposit: Deposit | undefined, event: DepositEvent): Deposit {
  if (event.from !== (deposit?.state ?? null) || event.revision !== (deposit?.revision ?? 0) + 1) {
    throw new Error(`event ${event.revision} of ${event.deposit} does not follow on the one before`);
  }
  const { deposit: id, revision, to: state, at: updatedAt } = event;
  return Deposit.parse({ ...deposit, ...event.change, id, revision, state, updatedAt });
}

/** The deposit that its events, oldest first, make. */
export function foldEvents(events: readonly DepositEvent[]): Deposit | undefined {
  return events.reduce<Deposit | undefined>(applyEvent, undefined);
}
