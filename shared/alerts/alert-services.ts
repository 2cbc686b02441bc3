import type { LedgerItems } from '../ledger/item.ts';
import { ledgerItems } from '../ledger/item-store.ts';
import { env } from '../runtime/env.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { searchServices } from '../runtime/search-services.ts';
import { type CatalogueServices, catalogueServices, type Table, tableClient } from '../runtime/table-client.ts';
import { webhookTableOf } from '../webhooks/webhook-services.ts';
import type { WebhookTable } from '../webhooks/webhook-store.ts';
import type { AlertTable } from './alert-store.ts';
import { type MailPort, mailPortOf } from './mail-port.ts';

/** What alerts need: their table, plain and as rows, the index, records, projects, who announces by webhooks, and who carries mail. */
export interface AlertServices extends SearchServices, CatalogueServices {
  lifecycle: Table;
  alerts: AlertTable;
  rows: LedgerItems;
  webhooks: Pick<WebhookTable, 'name'>;
  mail: MailPort | undefined;
  site: string;
}

let table: AlertTable | undefined;

/** The table alone, for those who note what happens. */
export function alertTableOf(): AlertTable {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, ALERTS_TABLE: name } = env();
  table ??= { client: tableClient({ region, endpoint }), name };
  return table;
}

let built: AlertServices | undefined;

/** The services of this process, from its settings. */
export function alertServices(): AlertServices {
  const alerts = alertTableOf();
  built ??= {
    ...searchServices(),
    ...catalogueServices(),
    alerts,
    lifecycle: { client: alerts.client, name: env().LIFECYCLE_TABLE },
    rows: ledgerItems(alerts),
    webhooks: webhookTableOf(),
    mail: mailPortOf(),
    site: env().SITE_URL.replace(/\/$/, ''),
  };
  return built;
}
