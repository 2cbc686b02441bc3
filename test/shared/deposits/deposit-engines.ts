import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureBucket, ensureTable } from '#infra/local/storage.ts';
import type { Declaration } from '#shared/deposits/declare-deposit.ts';
import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import { depositTable } from '#shared/deposits/deposit-store.ts';
import { commitMembers, type MemberTable, memberTable } from '#shared/members/member-store.ts';
import type { OrganizationRole } from '#shared/members/membership.ts';
import { membershipWrites, organizationWrite } from '#shared/members/organization-store.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { createFileClient } from '#shared/runtime/file-client.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { conditionalFiles } from '#shared/runtime/write-once-files.ts';
import { webhookTable } from '#shared/webhooks/webhook-store.ts';
import { makeLog } from '#test/shared/log/log-engines.ts';
import type { TestLog } from '#test/shared/log/open-log.ts';
import type { KeptDeposits } from './deposit-snapshot.ts';
import { claims } from './made-deposits.ts';

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
  log: TestLog;
}

export const anna: Caller = { subject: 'anna', roles: ['depositor'] };
export const bela: Caller = { subject: 'bela', roles: ['depositor'] };
export const rui: Caller = { subject: 'rui', roles: ['reviewer'] };
export const sol: Caller = { subject: 'sol', roles: ['reviewer'] };
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
  const client = tableClient({ region: localS3Options.region, endpoint: dynamodbEndpoint });
  const s3 = new S3Client({ endpoint: s3Endpoint, ...localS3Options });
  const members = { client, name: `${name}-members` };
  await addOrganization(members, homes.anna, { anna: ['depositor'] });
  await addOrganization(members, homes.bela, { bela: ['depositor'] });
  const services: DepositApiServices = {
    ...log.services,
    members,
    deposits: { client, name },
    depositFiles: { uploads: createFileClient(s3, name), documents: conditionalFiles(s3, name) },
    webhooks: { name: `${name}-webhooks` },
    patience: 0,
  };
  return { log, services, s3, bucket: name };
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
