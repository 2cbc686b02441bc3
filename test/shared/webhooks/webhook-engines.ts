import { randomUUID } from 'node:crypto';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureTable } from '#infra/local/storage.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import { memberTable } from '#shared/members/member-store.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { type Announcement, announce } from '#shared/webhooks/announce.ts';
import { deployedRules } from '#shared/webhooks/post-message.ts';
import type { WebhookServices } from '#shared/webhooks/webhook-services.ts';
import { webhookTable } from '#shared/webhooks/webhook-store.ts';
import { addOrganization } from '../deposits/deposit-engines.ts';

export const ada: Caller = { subject: 'ada', roles: [] };
export const house = 'org-adas-house';

export interface TestWebhooks extends WebhookServices {
  /** What time it is. */
  clock: { now: Date };
}

/** Webhooks of their own over the engines of this run, in an organization that Ada administers. */
export async function makeWebhooks(): Promise<TestWebhooks> {
  const name = `t${randomUUID().slice(0, 8)}-webhooks`;
  const endpoint = inject('dynamodbEndpoint');
  const client = tableClient({ region: localS3Options.region, endpoint });
  await Promise.all([ensureTable(endpoint, name, webhookTable), ensureTable(endpoint, `${name}-members`, memberTable)]);
  const members = { client, name: `${name}-members` };
  await addOrganization(members, house, { ada: ['administrator'], mia: ['depositor'] });
  await addOrganization(members, 'org-other-house', { ola: ['administrator'] });
  const clock = { now: new Date() };
  const webhooks = { client, name };
  const rules = { ...deployedRules, allowsLoopback: true, patience: 5000 };
  return { members, webhooks, rows: ledgerItems(webhooks), rules, clock, now: () => clock.now, chance: () => 0 };
}

/** Commits what is announced, as the transaction of whatever happened does. */
export async function happen({ webhooks, now }: WebhookServices, more: Partial<Announcement> = {}): Promise<void> {
  const announcement: Announcement = {
    topic: 'deposit.accepted',
    source: randomUUID(),
    organizations: [house],
    data: { deposit: 'dep-0123456789abcdef01234567' },
    at: now().toISOString(),
    ...more,
  };
  await webhooks.client.send(new TransactWriteCommand({ TransactItems: announce(webhooks, announcement) }));
}
