import { env } from '../runtime/env.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { searchServices } from '../runtime/search-services.ts';
import { type CatalogueServices, catalogueServices, type Table, tableClient } from '../runtime/table-client.ts';

/** What projects and reviews need: their table, and the records that they lead to. */
export interface LifecycleServices extends CatalogueServices {
  lifecycle: Table;
}

let built: (LifecycleServices & SearchServices) | undefined;

/** The services of this process, from its settings. */
export function lifecycleServices(): LifecycleServices & SearchServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, LIFECYCLE_TABLE: name } = env();
  built ??= {
    ...searchServices(),
    ...catalogueServices(),
    lifecycle: { client: tableClient({ region, endpoint }), name },
  };
  return built;
}
