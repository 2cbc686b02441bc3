import * as z from 'zod';
import type { MemberAction } from './member-event.ts';
import type { Organization, OrganizationState } from './membership.ts';

export const VerificationDecision = z.enum(['approve', 'refuse', 'suspend', 'reinstate']);
export type VerificationDecision = z.infer<typeof VerificationDecision>;

interface Move {
  from: OrganizationState;
  to: OrganizationState;
  /** Whether the organization must be waiting for it. */
  answers: boolean;
  action: MemberAction;
}

/** What a reviewer may decide, and when. */
export const moves: Record<VerificationDecision, Move> = {
  approve: { from: 'unverified', to: 'verified', answers: true, action: 'verification.approved' },
  refuse: { from: 'unverified', to: 'unverified', answers: true, action: 'verification.refused' },
  suspend: { from: 'verified', to: 'suspended', answers: false, action: 'organization.suspended' },
  reinstate: { from: 'suspended', to: 'verified', answers: false, action: 'organization.reinstated' },
};

export interface Decider {
  person: string;
  /** Whether they belong to the organization. */
  belongs: boolean;
}

/** Two persons: who asked, or has a part in the organization, decides nothing about it. */
export const twoPersons: { breaks(organization: Organization, decider: Decider): boolean; zh: string; en: string }[] = [
  {
    breaks: ({ asked }, { person }) => asked?.by === person,
    zh: '申请人不能审核自己的申请。',
    en: 'Who asked for verification cannot decide on it.',
  },
  {
    breaks: (_organization, { belongs }) => belongs,
    zh: '组织成员不能审核自己的组织。',
    en: 'A member of the organization cannot decide on it.',
  },
];

/** Whether the organization is where this decision starts from. */
export function isOpenTo({ state, asked }: Organization, decision: VerificationDecision): boolean {
  const { from, answers } = moves[decision];
  return state === from && (!answers || asked !== null);
}
