import { env } from '../runtime/env.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { searchServices } from '../runtime/search-services.ts';
import { type CatalogueServices, catalogueServices, tableClient } from '../runtime/table-client.ts';
import type { QualityTable } from './quality-store.ts';

/** What reading the doubts needs. */
export interface DoubtServices {
  quality: QualityTable;
}

/** What looking at the catalogue needs. */
export interface QualityServices extends DoubtServices, SearchServices, CatalogueServices {}

export function doubtServices(): DoubtServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, QUALITY_TABLE: name } = env();
  return { quality: { client: tableClient({ region, endpoint }), name } };
}

export function qualityServices(): QualityServices {
  return { ...searchServices(), ...catalogueServices(), ...doubtServices() };
}
