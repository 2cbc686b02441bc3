import * as z from 'zod';
import { Deposit, DepositId, DepositState } from './deposit.ts';
import { ReasonCode } from './reason-code.ts';

export const ActorKind = z.enum(['depositor', 'receiver', 'reviewer', 'member', 'service']);
export type ActorKind = z.infer<typeof ActorKind>;

/** Who moves a deposit, as the use case has made sure. */
export const Actor = z.object({
  kind: ActorKind,
  subject: z.string(),
  /** For whom they act, where they act for an organization. */
  organization: z.string().optional(),
  /** Organizations a reviewer or challenger belongs to. */
  memberOf: z.array(z.string()).optional(),
});
export type Actor = z.infer<typeof Actor>;

export type Guard = (deposit: Deposit, actor: Actor) => boolean;

/** One line of the table: from where, to where, by whom, when, and whether a reason must be given. */
export interface Move {
  name: string;
  /** Null stands for a deposit that is yet to be. */
  from: readonly (DepositState | null)[];
  /** `same`: it stays where it is. */
  to: DepositState | 'same' | ((deposit: Deposit) => DepositState);
  by: ActorKind;
  needsReason: boolean;
  guard?: Guard;
}

const isClean: Guard = ({ findings }) => findings?.length === 0;
const isDoubtful: Guard = ({ findings }) => (findings?.length ?? 0) > 0;
/** Nobody judges in their own cause, nor challenges themselves. */
const isOutsider: Guard = ({ holder, depositor }, { memberOf = [] }) =>
  !memberOf.includes(holder.organization) && !memberOf.includes(depositor.organization);
const isSecond =
  (outcome: 'reject' | 'delist'): Guard =>
  (deposit, actor) =>
    isOutsider(deposit, actor) && deposit.proposal?.outcome === outcome && deposit.proposal.by !== actor.subject;
/** Nobody judges twice in the same cause. */
const isFresh: Guard = (deposit, actor) => isOutsider(deposit, actor) && !deposit.judges?.includes(actor.subject);
const isHolder: Guard = ({ holder }, { organization }) => holder.organization === organization;
const mayAppeal: Guard = (deposit, actor) => isHolder(deposit, actor) && !deposit.appeal;
const isOffered: Guard = ({ transferTo }, { organization }) =>
  transferTo?.organization !== undefined && transferTo.organization === organization;
/** A deposit comes back to where it was: a challenge does not end because files were hidden meanwhile. */
const before = ({ challenge }: Deposit): DepositState => (challenge ? 'challenged' : 'accepted');

const undecided = ['uploading', 'sealed', 'screened', 'under-review', 'returned'] as const;
const active = ['accepted', 'challenged', 'taken-down'] as const;
const silent = { needsReason: false } as const;
const reasoned = { needsReason: true } as const;
const holder = { by: 'depositor', guard: isHolder } as const;
const reviewer = { by: 'reviewer', guard: isOutsider, ...reasoned } as const;

/** Every move that there is (domain E.1); what is not here does not happen. */
export const depositMoves = [
  { name: 'declare', from: [null], to: 'uploading', by: 'depositor', ...silent },
  { name: 'seal', from: ['uploading'], to: 'sealed', ...holder, ...silent },
  { name: 'screen', from: ['sealed'], to: 'screened', by: 'service', ...silent },
  { name: 'accept', from: ['screened'], to: 'accepted', by: 'service', guard: isClean, ...silent },
  { name: 'refer', from: ['screened'], to: 'under-review', by: 'service', guard: isDoubtful, ...silent },
  { name: 'accept', from: ['under-review'], to: 'accepted', ...reviewer },
  { name: 'return', from: ['under-review'], to: 'returned', ...reviewer },
  { name: 'propose-rejection', from: ['under-review'], to: 'same', ...reviewer },
  { name: 'reject', from: ['under-review'], to: 'rejected', ...reviewer, guard: isSecond('reject') },
  { name: 'challenge', from: ['accepted'], to: 'challenged', by: 'member', guard: isOutsider, ...reasoned },
  { name: 'answer', from: ['challenged'], to: 'same', ...holder, ...reasoned },
  { name: 'dismiss', from: ['challenged'], to: 'accepted', ...reviewer, guard: isFresh },
  { name: 'require-amendment', from: ['challenged'], to: 'same', ...reviewer },
  { name: 'take-down', from: ['accepted', 'challenged'], to: 'taken-down', ...reviewer },
  { name: 'counter-notice', from: ['taken-down'], to: before, ...holder, ...reasoned },
  { name: 'propose-delisting', from: active, to: 'same', ...reviewer },
  { name: 'delist', from: active, to: 'delisted', ...reviewer, guard: isSecond('delist') },
  { name: 'appeal', from: ['delisted'], to: 'appealed', ...holder, ...reasoned, guard: mayAppeal },
  { name: 'reinstate', from: ['appealed'], to: 'accepted', ...reviewer, guard: isFresh },
  { name: 'confirm-delisting', from: ['appealed'], to: 'delisted', ...reviewer, guard: isFresh },
  { name: 'withdraw', from: [...undecided, ...active], to: 'withdrawn', ...holder, ...reasoned },
  { name: 'supersede', from: active, to: 'superseded', by: 'service', ...silent },
  { name: 'offer-transfer', from: ['accepted'], to: 'same', ...holder, ...reasoned },
  { name: 'take-transfer', from: ['accepted'], to: 'same', by: 'receiver', guard: isOffered, ...reasoned },
  { name: 'disclose', from: active, to: 'same', ...holder, ...silent },
] as const satisfies readonly Move[];

export const MoveName = z.enum(depositMoves.map(({ name }) => name));
export type MoveName = z.infer<typeof MoveName>;

/** One thing that happened to a deposit; its events from the first to the last make the deposit. */
export const DepositEvent = z.object({
  deposit: DepositId,
  revision: z.int().positive(),
  at: z.iso.datetime(),
  move: z.string(),
  from: DepositState.nullable(),
  to: DepositState,
  actor: Actor.omit({ memberOf: true }),
  reason: z.string().nullable(),
  /** The reason in a word, where a reviewer decided. */
  code: ReasonCode.optional(),
  requestId: z.string(),
  /** Fields that it sets beside state, revision and time. */
  change: Deposit.omit({ revision: true, state: true, updatedAt: true }).partial(),
});
export type DepositEvent = z.infer<typeof DepositEvent>;
