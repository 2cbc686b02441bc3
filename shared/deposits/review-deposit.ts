import * as z from 'zod';
import { acceptDeposit } from './accept-deposit.ts';
import type { Deposit } from './deposit.ts';
import { outsideActor } from './deposit-actors.ts';
import type { DepositEvent, MoveName } from './deposit-moves.ts';
import type { DepositServices } from './deposit-services.ts';
import { getDeposit } from './deposit-store.ts';
import { depositToMove, type MoveInput, moveDeposit } from './move-deposit.ts';
import type { ReasonCode } from './reason-code.ts';
import { noDeposit, placeTaken, refusedMove } from './refusals.ts';

/** What a reviewer may decide; to reject and to delist takes two of them. */
export const Decision = z.enum([
  'accept',
  'return',
  'reject',
  'dismiss',
  'require-amendment',
  'take-down',
  'delist',
  'reinstate',
  'confirm-delisting',
]);
export type Decision = z.infer<typeof Decision>;

/**
 * A reviewer's decision on a deposit that is under review, challenged, complained of or appealed for. The first one who asks to reject
 * or delist only proposes it, a second one decides (domain E.1 step 5).
 */
export async function reviewDeposit(
  services: DepositServices,
  { decision, ...input }: MoveInput & { decision: Decision; reason: string; code?: ReasonCode },
): Promise<Deposit> {
  const deposit = await depositToMove(services, input);
  const actor = await outsideActor(services, input.caller, 'reviewer');
  const { reason, code, requestId } = input;
  if (decision === 'accept') {
    if (deposit.state !== 'under-review') throw refusedMove('state');
    if (!(await acceptDeposit(services, deposit, { accept: { actor, reason, code, requestId } }))) throw placeTaken();
    const accepted = await getDeposit(services.deposits, deposit.id);
    if (!accepted) throw noDeposit();
    return accepted;
  }
  const at = services.now().toISOString();
  const by = { by: actor.subject, at, reason };
  const asked = { ...moveOf(decision, deposit, by), actor, at, reason, code, requestId };
  return moveDeposit(services, deposit, asked);
}

type Act = { by: string; at: string; reason: string };

function moveOf(decision: Exclude<Decision, 'accept'>, { proposal, judges = [] }: Deposit, act: Act): Meant {
  const judged = (...by: string[]) => ({ judges: [...new Set([...judges, ...by])] });
  const settled = { challenge: null, amendment: null, proposal: null };
  if (decision === 'dismiss' || decision === 'reinstate') {
    return { name: decision, change: { ...settled, ...judged(act.by) } };
  }
  if (decision === 'require-amendment') return { name: decision, change: { amendment: act, proposal: null } };
  if (decision !== 'reject' && decision !== 'delist') return { name: decision, change: {} };
  const isSeconded = proposal?.outcome === decision && proposal.by !== act.by;
  if (isSeconded) return { name: decision, change: { proposal: null, ...judged(proposal.by, act.by) } };
  const name = decision === 'reject' ? 'propose-rejection' : 'propose-delisting';
  return { name, change: { proposal: { outcome: decision, ...act } } };
}

interface Meant {
  name: MoveName;
  change: DepositEvent['change'];
}
