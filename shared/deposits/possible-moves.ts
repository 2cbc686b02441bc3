import { decideMove } from './decide-move.ts';
import type { Deposit } from './deposit.ts';
import type { Viewer } from './deposit-actors.ts';
import { type Actor, depositMoves, type MoveName } from './deposit-moves.ts';

/** What somebody could do with a deposit now, in the order of the table of moves; nothing for whoever is not signed in. */
export function possibleMoves(deposit: Deposit, viewer: Viewer): MoveName[] {
  const actors = actorsOf(deposit, viewer);
  const names = [...new Set(depositMoves.map(({ name }) => name))];
  return names.filter((name) => actors.some((actor) => isPossible(deposit, name, actor)));
}

function isPossible(deposit: Deposit, name: MoveName, actor: Actor): boolean {
  const asked = { name, actor, at: deposit.updatedAt, reason: name, requestId: name };
  return 'event' in decideMove(deposit, deposit.id, asked);
}

/** Every part that one person may take. */
function actorsOf({ holder, transferTo }: Deposit, { subject, memberOf, depositsFor, isReviewer }: Viewer): Actor[] {
  if (subject === null) return [];
  const person = { subject, memberOf: [...memberOf] };
  const offered = transferTo?.organization;
  return [
    { kind: 'member', ...person },
    ...(isReviewer ? [{ kind: 'reviewer' as const, ...person }] : []),
    ...(depositsFor.includes(holder.organization)
      ? [{ kind: 'depositor' as const, subject, organization: holder.organization }]
      : []),
    ...(offered !== undefined && depositsFor.includes(offered)
      ? [{ kind: 'receiver' as const, subject, organization: offered }]
      : []),
  ];
}
