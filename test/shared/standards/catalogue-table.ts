import { randomUUID } from 'node:crypto';
import { ensureTable } from '#infra/local/storage.ts';
import type { TextServices } from '#shared/literature/list-texts.ts';
import { createSearchClient } from '#shared/runtime/search-client.ts';
import { type CatalogueServices, tableClient } from '#shared/runtime/table-client.ts';

/** An empty catalogue table of its own on the running engine, and a clock that stands still. */
export async function catalogueTable(endpoint: string, now = '2026-11-25T08:00:00.000Z'): Promise<CatalogueServices> {
  const name = `t${randomUUID().slice(0, 8)}-catalogue`;
  await ensureTable(endpoint, name);
  return { catalogue: { client: tableClient({ region: 'us-east-1', endpoint }), name }, now: () => new Date(now) };
}

/** The same beside an engine without any page, so that no record has texts and their table is never read. */
export async function catalogueWithoutTexts(endpoint: string, opensearchUrl: string): Promise<TextServices> {
  const services = await catalogueTable(endpoint);
  const literature = { client: services.catalogue.client, name: 'none' };
  return { ...services, literature, search: createSearchClient({ url: opensearchUrl }), indexPrefix: literature.name };
}
