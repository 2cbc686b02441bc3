import { beforeAll, expect, inject, test } from 'vitest';
import { loadDemoOrganizations } from '#infra/local/demo/demo-organizations.ts';
import { storeName } from '#infra/local/local-settings.ts';
import { ensureTable } from '#infra/local/storage.ts';
import { memberTable } from '#infra/tables.ts';
import { membershipsOf, requireMembership } from '#shared/members/find-memberships.ts';
import type { OrganizationRole } from '#shared/members/membership.ts';
import { tableClient } from '#shared/runtime/table-client.ts';

const dynamodbEndpoint = inject('dynamodbEndpoint');
const indexPrefix = `t${Date.now()}`;
const name = storeName({ indexPrefix }, 'members');
const services = { members: { client: tableClient({ region: 'us-east-1', endpoint: dynamodbEndpoint }), name } };
const association = 'org-demo-association';

beforeAll(async () => {
  await ensureTable(dynamodbEndpoint, name, memberTable);
});

test('the demo people get their organizations once', async () => {
  expect(await loadDemoOrganizations({ dynamodbEndpoint, indexPrefix })).toBe(3);
  expect(await loadDemoOrganizations({ dynamodbEndpoint, indexPrefix })).toBe(0);
});

test('a person is told what they belong to and what they may do there', async () => {
  expect(await membershipsOf(services, 'demo-depositor')).toMatchObject([
    { organization: association, roles: ['administrator', 'depositor'], name: '演示呈缴人 Demo Depositor' },
  ]);
  expect(await membershipsOf(services, 'nobody')).toEqual([]);
});

test.each<[string, string, string, OrganizationRole[], string]>([
  ['a member with the role', 'demo-seller', association, ['seller'], 'verified'],
  ['a member with one of the roles', 'demo-seller', association, ['auditor', 'depositor'], 'verified'],
  ['any member when no role is asked for', 'demo-reader', 'org-demo-workshop', [], 'verified'],
  ['a member without the role', 'demo-depositor', association, ['seller'], 'FORBIDDEN'],
  ['a member of another organization', 'demo-buyer', association, ['buyer'], 'NOT_FOUND'],
  ['a stranger', 'nobody', association, [], 'NOT_FOUND'],
  ['anybody, for what does not exist', 'demo-seller', 'org-nowhere', ['seller'], 'NOT_FOUND'],
])('%s: %s at %s as %j is answered %s', async (_what, subject, organization, roles, expected) => {
  const answer = await requireMembership(services, { subject }, organization, ...roles).then(
    (standing) => standing.organization.state,
    (error) => error.code,
  );
  expect(answer).toBe(expected);
});
