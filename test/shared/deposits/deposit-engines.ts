import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { ensureBucket, ensureTable } from '#infra/local/storage.ts';
import type { Declaration } from '#shared/deposits/declare-deposit.ts';
import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import { depositTable } from '#shared/deposits/deposit-store.ts';
import type { SequencerServices } from '#shared/log/log-services.ts';
import { commitMembers, type MemberTable, memberTable } from '#shared/members/member-store.ts';
import type { OrganizationRole } from '#shared/members/membership.ts';
import { membershipWrites, organizationWrite } from '#shared/members/organization-store.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { webhookTable } from '#shared/webhooks/webhook-store.ts';
import { makeLog } from '#test/shared/log/log-engines.ts';
import type { TestLog } from '#test/shared/log/open-log.ts';
import type { KeptDeposits } from './deposit-snapshot.ts';
import { claims } from './made-deposits.ts';
import { type DepositPlace, openDeposits } from './open-deposits.ts';

/** A verified organization with one depositor, made for a test. */
export async function addOrganization(members: MemberTable, id: string, people: Record<string, OrganizationRole[]>) {
  const since = '2026-01-01T00:00:00Z';
  const organization = {
    id,
    name: { zh: `${id} 协会` },
    creditCode: '51990000GUJY0001XE',
    state: 'verified',
    asked: null,
    revision: 1,
    createdAt: since,
    updatedAt: since,
  } as const;
  const memberships = Object.entries(people).map(([person, roles]) => ({
    organization: id,
    person,
    name: null,
    roles,
    since,
  }));
  await commitMembers(members, [organizationWrite(organization), ...memberships.flatMap(membershipWrites)]);
}

export interface TestDeposits extends KeptDeposits {
  place: DepositPlace;
  services: DepositApiServices & SequencerServices;
  log: TestLog;
}

export const anna: Caller = { subject: 'anna', roles: ['depositor'] };
export const bela: Caller = { subject: 'bela', roles: ['depositor'] };
export const rui: Caller = { subject: 'rui', roles: ['reviewer'] };
export const sol: Caller = { subject: 'sol', roles: ['reviewer'] };
export const tao: Caller = { subject: 'tao', roles: ['reviewer'] };
export const homes = { anna: 'org-annas-house', bela: 'org-belas-house' } as const;

/** Deposits of their own over the engines of this run: two organizations, two reviewers, a log. */
export async function makeDeposits(): Promise<TestDeposits> {
  const log = await makeLog();
  const name = `t${randomUUID().slice(0, 8)}-deposits`;
  const [dynamodbEndpoint, s3Endpoint] = [inject('dynamodbEndpoint'), inject('s3Endpoint')];
  await Promise.all([
    ensureTable(dynamodbEndpoint, name, depositTable),
    ensureTable(dynamodbEndpoint, `${name}-members`, memberTable),
    ensureTable(dynamodbEndpoint, `${name}-webhooks`, webhookTable),
    ensureBucket(s3Endpoint, name),
  ]);
  const place = { name, log: log.place };
  const { services, s3 } = openDeposits(place, (text) => log.signed.push(text));
  await addOrganization(services.members, homes.anna, { anna: ['depositor'] });
  await addOrganization(services.members, homes.bela, { bela: ['depositor'] });
  return { place, log, services, s3, bucket: name };
}

/** A text of its own, long enough to have a sketch. */
export function textOf(name: string): Uint8Array {
  const clauses = Array.from(
    { length: 60 },
    (_, n) => `${name} 第 ${n} 条 要求 ${(n * 7919 + name.length) % 1009} ${name}`,
  );
  return new TextEncoder().encode(clauses.join('\n'));
}

export function declarationOf(
  bytes: Uint8Array,
  sha256: string,
  more: Partial<Declaration> & { number?: string } = {},
): Declaration {
  const { number = 'T/GUIJU 901-2026', ...rest } = more;
  return {
    organization: homes.anna,
    file: { sha256, bytes: bytes.length, mediaType: 'text/plain' },
    claims: { ...claims, number },
    isConfidential: false,
    ...rest,
  };
}
