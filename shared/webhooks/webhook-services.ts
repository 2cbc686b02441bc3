import type { LedgerItems } from '../ledger/item.ts';
import { ledgerItems } from '../ledger/item-store.ts';
import { type MemberServices, memberServices } from '../members/member-services.ts';
import { env } from '../runtime/env.ts';
import { tableClient } from '../runtime/table-client.ts';
import { deployedRules, type PostRules } from './post-message.ts';
import { isLoopback } from './public-address.ts';
import type { WebhookTable } from './webhook-store.ts';

/** What webhooks need: their table, plain and as rows, who people are, how to call out, and chance. */
export interface WebhookServices extends MemberServices {
  webhooks: WebhookTable;
  rows: LedgerItems;
  rules: PostRules;
  /** From 0 to 1. */
  chance(): number;
}

let built: WebhookServices | undefined;

/** The services of this process, from its settings. */
export function webhookServices(): WebhookServices {
  const { SITE_URL: site, DYNAMODB_ENDPOINT: engine } = env();
  const webhooks = webhookTableOf();
  const host = new URL(site).hostname;
  const allowsLoopback = engine !== undefined && (host === 'localhost' || isLoopback(host));
  const rules = { ...deployedRules, allowsLoopback };
  built ??= { ...memberServices(), webhooks, rows: ledgerItems(webhooks), rules, chance: Math.random };
  return built;
}

let table: WebhookTable | undefined;

/** The table alone, for those who announce. */
export function webhookTableOf(): WebhookTable {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, WEBHOOKS_TABLE: name } = env();
  table ??= { client: tableClient({ region, endpoint }), name };
  return table;
}
