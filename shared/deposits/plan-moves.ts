import { type AskedMove, applyEvent, decideMove } from './decide-move.ts';
import type { Deposit } from './deposit.ts';
import type { DepositEvent } from './deposit-moves.ts';
import type { DepositChange } from './deposit-store.ts';
import { refusedMove } from './refusals.ts';

/** What several moves, one after the other, make of a deposit. Throws when one of them is not allowed. */
export function planMoves(deposit: Deposit, moves: readonly AskedMove[]): DepositChange {
  const events: DepositEvent[] = [];
  let after = deposit;
  for (const asked of moves) {
    const decided = decideMove(after, deposit.id, asked);
    if ('fault' in decided) throw refusedMove(decided.fault);
    after = applyEvent(after, decided.event);
    events.push(decided.event);
  }
  return { deposit: after, events };
}
