import { env } from '../runtime/env.ts';
import { type FileClient, literatureFiles } from '../runtime/file-client.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { searchServices } from '../runtime/search-services.ts';
import { catalogueServices, tableClient } from '../runtime/table-client.ts';
import type { ReadingServices } from './document-decision.ts';
import type { LiteratureTable } from './document-store.ts';
import type { LoadScan } from './page-source.ts';

/** What the use cases of literature need. */
export interface LiteratureServices {
  literature: LiteratureTable;
  files: FileClient;
  now(): Date;
}

/** What digitizing needs beside: the reader of scans, loaded when a page first asks for it. */
export interface DigitizeServices extends LiteratureServices {
  loadScan: LoadScan;
}

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
