import type { SearchServices } from './search-client.ts';
import { searchServices } from './search-services.ts';
import { type CatalogueServices, catalogueServices } from './table-client.ts';

let built: (SearchServices & CatalogueServices) | undefined;

/** The services of functions that find in the index and read records; built once per cold start. */
export function harvestServices(): SearchServices & CatalogueServices {
  built ??= { ...searchServices(), ...catalogueServices() };
  return built;
}
