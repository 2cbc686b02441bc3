import * as z from 'zod';
import { actAsHolder, type HolderMove } from '#shared/deposits/act-as-holder.ts';
import { challengeDeposit } from '#shared/deposits/challenge-deposit.ts';
import { type Deposit, DepositId, DepositState } from '#shared/deposits/deposit.ts';
import type { DepositServices } from '#shared/deposits/deposit-services.ts';
import { ReasonCode } from '#shared/deposits/reason-code.ts';
import { Decision, reviewDeposit } from '#shared/deposits/review-deposit.ts';
import { offerTransfer, takeTransfer } from '#shared/deposits/transfer-deposit.ts';
import { OrganizationId } from '#shared/members/membership.ts';
import { route } from '#shared/runtime/route.ts';

const Reason = z.string().trim().min(1).max(2000);
const reasoned = z.strictObject({ reason: Reason });
const MovedDeposit = z.object({ id: DepositId, state: DepositState, revision: z.int() }).meta({ id: 'MovedDeposit' });
const ifMatch = z.string().max(500).optional().meta({
  description: 'ETag of the deposit as it was read; only its revision counts',
  example: '"r4"',
});
const move = {
  method: 'POST',
  tag: 'Deposits',
  access: 'member',
  params: z.object({ id: DepositId }),
  headers: z.object({ 'if-match': ifMatch }),
  response: MovedDeposit,
  refuses: ['CONFLICT', 'FORBIDDEN'],
} as const;

const moved = ({ id, state, revision }: Deposit) => ({ id, state, revision });

interface Asked {
  params: { id: string };
  headers: { 'if-match'?: string | undefined };
  requestId: string;
}

const inputOf = ({ params: { id }, headers, requestId }: Asked) => ({ id, requestId, ifMatch: headers['if-match'] });

const holderMoves: [move: HolderMove, address: string, zh: string, en: string][] = [
  ['answer', 'answers', '答复异议', 'Answer a challenge'],
  ['counter-notice', 'counter-notices', '对下架提出反通知，恢复公开', 'Counter a takedown, which restores the deposit'],
  ['appeal', 'appeals', '对除名提出申诉（仅一次）', 'Appeal against a delisting, once'],
  ['withdraw', 'withdraw', '撤回呈缴；登记与日志条目保留', 'Withdraw a deposit; record and log entry stay'],
];

/** What happens to a deposit after it was sealed; every step is an event in its history. */
export const depositMoveRoutes = [
  route({
    ...move,
    access: 'reviewer',
    path: '/v1/deposits/{id}/decisions',
    summary: {
      zh: '审查员的决定；驳回与除名须两人',
      en: 'A decision of a reviewer; rejecting and delisting takes two',
    },
    body: z.strictObject({ decision: Decision, reason: Reason, code: ReasonCode.default('other') }),
    run: async (services: DepositServices, input) =>
      moved(await reviewDeposit(services, { ...inputOf(input), ...input.body, caller: input.caller })),
  }),
  route({
    ...move,
    path: '/v1/deposits/{id}/challenges',
    summary: { zh: '对已受理的呈缴提出异议', en: 'Challenge an accepted deposit' },
    body: z.strictObject({
      standing: Reason.meta({ description: 'What gives you standing, and what is wrong with the deposit' }),
    }),
    run: async (services: DepositServices, input) => {
      const reason = input.body.standing;
      return moved(await challengeDeposit(services, { ...inputOf(input), reason, caller: input.caller }));
    },
  }),
  ...holderMoves.map(([name, address, zh, en]) =>
    route({
      ...move,
      path: `/v1/deposits/{id}/${address}`,
      summary: { zh, en },
      body: reasoned,
      run: async (services: DepositServices, input) =>
        moved(await actAsHolder(services, { ...inputOf(input), ...input.body, move: name, caller: input.caller })),
    }),
  ),
  route({
    ...move,
    path: '/v1/deposits/{id}/disclose',
    summary: { zh: '公开一项保密的呈缴', en: 'Disclose a confidential deposit' },
    run: async (services: DepositServices, input) =>
      moved(await actAsHolder(services, { ...inputOf(input), move: 'disclose', caller: input.caller })),
  }),
  route({
    ...move,
    path: '/v1/deposits/{id}/transfers',
    summary: { zh: '将呈缴转让给另一组织（待其接受）', en: 'Offer a deposit to another organization' },
    body: z.strictObject({ to: OrganizationId, reason: Reason }),
    run: async (services: DepositServices, input) =>
      moved(await offerTransfer(services, { ...inputOf(input), ...input.body, caller: input.caller })),
  }),
  route({
    ...move,
    path: '/v1/deposits/{id}/transfers/accept',
    summary: { zh: '接受转让，成为新的持有人', en: 'Take what was offered and become the holder' },
    body: reasoned,
    run: async (services: DepositServices, input) =>
      moved(await takeTransfer(services, { ...inputOf(input), ...input.body, caller: input.caller })),
  }),
];
