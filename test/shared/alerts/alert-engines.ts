import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { localS3Options } from '#infra/local/engines/s3.ts';
import { ensureTable } from '#infra/local/storage.ts';
import type { AlertServices } from '#shared/alerts/alert-services.ts';
import { alertTable } from '#shared/alerts/alert-store.ts';
import type { FollowServices } from '#shared/alerts/change-follow.ts';
import { type CheckTable, checkTable } from '#shared/checks/check-store.ts';
import { ledgerItems } from '#shared/ledger/item-store.ts';
import { lifecycleTable } from '#shared/lifecycle/project-store.ts';
import { memberTable } from '#shared/members/member-store.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import type { StoredStandard } from '#shared/standards/standard.ts';
import { putMany } from '#shared/standards/standard-bulk-store.ts';
import { deployedRules } from '#shared/webhooks/post-message.ts';
import type { WebhookServices } from '#shared/webhooks/webhook-services.ts';
import { webhookTable } from '#shared/webhooks/webhook-store.ts';
import { addOrganization } from '../deposits/deposit-engines.ts';
import { type TestIndex, testIndex } from '../standards/search-fixture.ts';

export const ada: Caller = { subject: 'ada', email: 'ada@example.org', roles: [] };
export const house = 'org-adas-house';

export interface SentMail {
  id: string;
  to: string;
  printed: string;
}

export interface TestAlerts extends FollowServices {
  index: TestIndex;
  hooks: WebhookServices;
  checks: CheckTable;
  /** Mail as a carrier got it; one that comes again under its id is one. */
  outbox: Map<string, SentMail>;
  clock: { now: Date };
  /** Puts records into catalogue and index. */
  hold(...records: StoredStandard[]): Promise<void>;
}

/** Alerts of their own over the engines of this run, and over an index if one is there; it is noon of 25 November 2026 in Shanghai. */
export async function makeAlerts(shared?: TestIndex): Promise<TestAlerts> {
  const name = `t${randomUUID().slice(0, 8)}`;
  const endpoint = inject('dynamodbEndpoint');
  const client = tableClient({ region: localS3Options.region, endpoint });
  const at = (part: string) => ({ client, name: `${name}-${part}` });
  const [index] = await Promise.all([
    shared ?? testIndex(),
    ensureTable(endpoint, `${name}-catalogue`),
    ensureTable(endpoint, `${name}-alerts`, alertTable),
    ensureTable(endpoint, `${name}-lifecycle`, lifecycleTable),
    ensureTable(endpoint, `${name}-webhooks`, webhookTable),
    ensureTable(endpoint, `${name}-members`, memberTable),
    ensureTable(endpoint, `${name}-checks`, checkTable),
  ]);
  const members = at('members');
  await addOrganization(members, house, { ada: ['administrator'] });
  const clock = { now: new Date('2026-11-25T04:00:00Z') };
  const now = () => clock.now;
  const outbox = new Map<string, SentMail>();
  const services: AlertServices = {
    ...index,
    now,
    catalogue: at('catalogue'),
    alerts: at('alerts'),
    lifecycle: at('lifecycle'),
    rows: ledgerItems(at('alerts')),
    webhooks: at('webhooks'),
    mail: { from: 'alerts@example.org', send: async (mail) => void outbox.set(mail.id, mail) },
    site: 'https://standards.example',
  };
  const rules = { ...deployedRules, allowsLoopback: true, patience: 5000 };
  const rows = ledgerItems(at('webhooks'));
  const hooks = { members, now, webhooks: at('webhooks'), rows, rules, chance: () => 0 };
  const hold = async (...records: StoredStandard[]) => {
    await putMany(at('catalogue'), records);
    await index.put(...records);
  };
  return { ...services, members, index, hooks, checks: at('checks'), outbox, clock, hold };
}
