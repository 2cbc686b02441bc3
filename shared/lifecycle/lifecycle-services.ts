import { env } from '../runtime/env.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { searchServices } from '../runtime/search-services.ts';
import { type CatalogueServices, catalogueServices, type Table, tableClient } from '../runtime/table-client.ts';

/** What projects and reviews need: their table, and the records that they lead to. */
export interface LifecycleServices extends CatalogueServices {
  lifecycle: Table;
  /** Where what happens to projects is noted for those who follow them. */
  alerts: Pick<Table, 'name'>;
}

let built: (LifecycleServices & SearchServices) | undefined;

/** The services of this process, from its settings. */
export function lifecycleServices(): LifecycleServices & SearchServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, LIFECYCLE_TABLE: name, ALERTS_TABLE: alerts } = env();
  built ??= {
    ...searchServices(),
    ...catalogueServices(),
    lifecycle: { client: tableClient({ region, endpoint }), name },
    alerts: { name: alerts },
  };
  return built;
}
