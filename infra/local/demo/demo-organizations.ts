import { eventOf } from '#shared/members/member-event.ts';
import { commitMembers, type MemberTable } from '#shared/members/member-store.ts';
import type { Membership, Organization } from '#shared/members/membership.ts';
import {
  creditCodeWrite,
  eventWrite,
  membershipWrites,
  organizationWrite,
} from '#shared/members/organization-store.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { findDemoPerson } from '../demo-people.ts';
import { localS3Options } from '../engines/s3.ts';
import { storeName } from '../local-settings.ts';
import type { RunFile } from '../run-file.ts';

type DemoOrganization = Pick<Organization, 'id' | 'name' | 'creditCode'> & {
  members: Record<string, Membership['roles']>;
};

/** Invented bodies: the division 990000 in their codes belongs to no place. */
const demoOrganizations: DemoOrganization[] = [
  {
    id: 'org-demo-association',
    name: { zh: '规矩示范协会', en: 'Guiju Demo Association' },
    creditCode: '51990000GUJY0001XE',
    members: {
      'demo-depositor': ['administrator', 'depositor'],
      'demo-seller': ['administrator', 'seller', 'depositor'],
      'demo-auditor': ['auditor'],
    },
  },
  {
    id: 'org-demo-workshop',
    name: { zh: '规矩示范工坊', en: 'Guiju Demo Workshop' },
    creditCode: '91990000GUJY0002XB',
    members: { 'demo-buyer': ['administrator', 'buyer'], 'demo-reader': [] },
  },
  {
    id: 'org-demo-archive',
    name: { zh: '规矩示范资料室', en: 'Guiju Demo Archive' },
    creditCode: '12990000GUJY0003XH',
    members: { 'demo-editor': ['administrator', 'editor'], 'demo-reviewer': ['reviewer'] },
  },
];

const since = '2026-01-05T01:00:00Z';

/** Gives the demo people their organizations; those that are there already stay as they are. Answers how many are new. */
export async function loadDemoOrganizations({ dynamodbEndpoint, indexPrefix }: Target): Promise<number> {
  const client = tableClient({ region: localS3Options.region, endpoint: dynamodbEndpoint });
  try {
    const table = { client, name: storeName({ indexPrefix }, 'members') };
    const added = await Promise.all(demoOrganizations.map((organization) => addOrganization(table, organization)));
    return added.filter(Boolean).length;
  } finally {
    client.destroy();
  }
}

type Target = Pick<RunFile, 'dynamodbEndpoint' | 'indexPrefix'>;

function addOrganization(table: MemberTable, { members, ...demo }: DemoOrganization): Promise<boolean> {
  const dates = { createdAt: since, updatedAt: since };
  const organization: Organization = { ...demo, state: 'verified', asked: null, revision: 1, ...dates };
  const memberships = Object.entries(members).map(
    ([person, roles]): Membership => ({
      organization: demo.id,
      person,
      name: findDemoPerson(person)?.name ?? null,
      roles,
      since,
    }),
  );
  const deed = { action: 'organization.created', target: demo.id, after: organization } as const;
  const event = eventOf(deed, { sequence: 1, at: since, actor: 'demo', requestId: 'demo' });
  return commitMembers(table, [
    organizationWrite(organization),
    eventWrite(demo.id, event),
    creditCodeWrite(organization),
    ...memberships.flatMap(membershipWrites),
  ]);
}
