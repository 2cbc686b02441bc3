import { type LogServices, logServices } from '../log/log-services.ts';
import { catalogueApiServices } from '../runtime/catalogue-services.ts';
import { env } from '../runtime/env.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { type CatalogueServices, tableClient } from '../runtime/table-client.ts';
import type { CheckTable } from './check-store.ts';

/** What checking a list needs: the index that resolves numbers, the records, its own table, and the log. */
export interface CheckServices extends SearchServices, CatalogueServices, LogServices {
  checks: CheckTable;
  /** Longest wait for a receipt, milliseconds. */
  patience: number;
}

let table: CheckTable | undefined;

/** The table alone, for those who read reports. */
export function checkTableOf(): CheckTable {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, CHECKS_TABLE: name } = env();
  table ??= { client: tableClient({ region, endpoint }), name };
  return table;
}

let built: CheckServices | undefined;

/** The services of this process, from its settings. */
export function checkServices(): CheckServices {
  const { search, indexPrefix, catalogue } = catalogueApiServices();
  built ??= {
    ...logServices(),
    search,
    indexPrefix,
    catalogue,
    checks: checkTableOf(),
    patience: 5000,
  };
  return built;
}
