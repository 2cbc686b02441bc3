import { randomUUID } from 'node:crypto';
import { beforeAll, expect, inject, test } from 'vitest';
import { ensureTable } from '#infra/local/storage.ts';
import { memberTable } from '#infra/tables.ts';
import { changeOrganization } from '#shared/members/change-organization.ts';
import { createOrganization } from '#shared/members/create-organization.ts';
import { NewInvitation } from '#shared/members/invitation.ts';
import { inviteMember } from '#shared/members/invite-member.ts';
import { listOrganizationEvents } from '#shared/members/list-organizations.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { tableClient } from '#shared/runtime/table-client.ts';

const endpoint = inject('dynamodbEndpoint');
const members = {
  client: tableClient({ region: 'us-east-1', endpoint }),
  name: `t${randomUUID().slice(0, 8)}-members`,
};
const services = { members, now: () => new Date() };
const caller: Caller = { subject: 'anna', roles: [] };
const asked = { caller, requestId: 'request-1' };
const said = { name: { zh: '测试协会' }, creditCode: '91350100M000100Y43' };

beforeAll(async () => {
  await ensureTable(endpoint, members.name, memberTable);
});

test('changes made at once all happen, one after the other, each with its event', async () => {
  const { id } = await createOrganization(services, { ...asked, said });
  const invitation = NewInvitation.parse({});
  const changes = [
    ...Array.from({ length: 6 }, () => inviteMember(services, { ...asked, id, said: invitation })),
    ...['甲', '乙'].map((zh) =>
      changeOrganization(services, { ...asked, id, patch: { name: { zh: `测试协会${zh}` } } }),
    ),
  ];
  await Promise.all(changes);
  const { events, total } = await listOrganizationEvents(services, { id, caller, size: 100 });
  expect(events.map(({ sequence }) => sequence)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(total).toBe(9);
  const renamed = events.filter(({ action }) => action === 'organization.changed');
  expect(renamed[0]?.before).toBe(renamed[1]?.after);
});
