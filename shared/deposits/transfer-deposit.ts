import { type Deposit, isRegistered } from './deposit.ts';
import { depositorOf, holderActor } from './deposit-actors.ts';
import type { DepositServices } from './deposit-services.ts';
import { enterHolder } from './holder-store.ts';
import { claimPlace, endOffer, leavePlace, offerWrite } from './kinship-store.ts';
import { depositToMove, type MoveInput, moveDeposit } from './move-deposit.ts';
import { noDeposit, refusedMove } from './refusals.ts';

/** The holder offers a deposit to another organization; nothing changes hands until that one takes it. */
export async function offerTransfer(
  services: DepositServices,
  { to, ...input }: MoveInput & { to: string; reason: string },
): Promise<Deposit> {
  const deposit = await depositToMove(services, input);
  const actor = await holderActor(services, input.caller, deposit);
  if (to === deposit.holder.organization) throw refusedMove('actor');
  const { reason, requestId } = input;
  const at = services.now().toISOString();
  const change = { transferTo: { organization: to, at } };
  const before = deposit.transferTo?.organization;
  const offers = [
    ...(before && before !== to ? [endOffer(services.deposits, deposit, before)] : []),
    offerWrite(services.deposits, deposit, to),
  ];
  return moveDeposit(services, deposit, { name: 'offer-transfer', actor, at, reason, requestId, change }, offers);
}

/** The organization that it was offered to takes it: from now on it is the holder, the sealed depositor stays. */
export async function takeTransfer(services: DepositServices, input: MoveInput & { reason: string }): Promise<Deposit> {
  const deposit = await depositToMove(services, input);
  if (!isRegistered(deposit)) throw noDeposit();
  const to = deposit.transferTo?.organization;
  if (!to) throw refusedMove('actor');
  const { actor, holder } = await depositorOf(services, input.caller, to);
  const { reason, requestId } = input;
  const at = services.now().toISOString();
  const asked = { name: 'take-transfer', actor: { ...actor, kind: 'receiver' }, at, reason, requestId } as const;
  const place = [
    leavePlace(services.deposits, deposit),
    claimPlace(services.deposits, { ...deposit, holder }),
    endOffer(services.deposits, deposit, to),
  ];
  await enterHolder(services.deposits, holder);
  return moveDeposit(services, deposit, { ...asked, change: { holder, transferTo: null } }, place);
}
