import { Role } from '#shared/runtime/caller.ts';

/** A member who exists in the local service only. */
export interface DemoPerson {
  id: string;
  name: string;
  /** Under a domain that nobody can have (RFC 2606). */
  email: string;
  roles: Role[];
}

const titles: Record<Role, string> = {
  reader: '演示读者 Demo Reader',
  editor: '演示编辑 Demo Editor',
  depositor: '演示呈缴人 Demo Depositor',
  seller: '演示卖方 Demo Seller',
  buyer: '演示买方 Demo Buyer',
  reviewer: '演示审查员 Demo Reviewer',
  auditor: '演示审计员 Demo Auditor',
};

/** Rejecting and delisting a deposit takes two, and an appeal against that is decided by somebody else. */
const moreReviewers: DemoPerson[] = [
  {
    id: 'demo-second-reviewer',
    email: 'second-reviewer@demo.example',
    name: '演示复核员 Demo Second Reviewer',
    roles: ['reviewer'],
  },
  {
    id: 'demo-appeal-reviewer',
    email: 'appeal-reviewer@demo.example',
    name: '演示申诉审查员 Demo Appeal Reviewer',
    roles: ['reviewer'],
  },
];

/** One person for each role, with that role alone, so that trying the API shows what a role is for; of reviewers three. */
export const demoPeople: DemoPerson[] = [
  ...Role.options.map((role) => ({
    id: `demo-${role}`,
    email: `${role}@demo.example`,
    name: titles[role],
    roles: [role],
  })),
  ...moreReviewers,
];

export function findDemoPerson(id: string): DemoPerson | undefined {
  return demoPeople.find((person) => person.id === id);
}
