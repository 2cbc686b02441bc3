import type { ReadingServices } from '../literature/document-decision.ts';
import type { LiteratureServices } from '../literature/literature-services.ts';
import { env } from './env.ts';
import { literatureFiles } from './file-client.ts';
import type { SearchServices } from './search-client.ts';
import { searchServices } from './search-services.ts';
import { catalogueServices, tableClient } from './table-client.ts';

let built: LiteratureServices | undefined;

/** The table and the bucket of literature, as the settings of this process name them. */
export function literatureServices(): LiteratureServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, LITERATURE_TABLE: name } = env();
  built ??= {
    literature: { client: tableClient({ region, endpoint }), name },
    files: literatureFiles(),
    now: () => new Date(),
  };
  return built;
}

let reading: (ReadingServices & SearchServices) | undefined;

/** What reading documents needs: their text, the records that decide who may see it, and the index. */
export function readingServices(): ReadingServices & SearchServices {
  reading ??= { ...searchServices(), ...catalogueServices(), ...literatureServices() };
  return reading;
}
