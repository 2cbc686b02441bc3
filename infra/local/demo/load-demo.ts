import { tableClient } from '#shared/runtime/table-client.ts';
import { readStatements } from '#shared/standards/import/collect-readings.ts';
import type { Reading } from '#shared/standards/import/reading.ts';
import { type ImportReport, importCatalogue } from '#shared/standards/import-catalogue.ts';
import { localS3Options } from '../engines/s3.ts';
import type { RunFile } from '../run-file.ts';
import { knownStandards } from './known-standards.ts';
import { ownStandards } from './own-standards.ts';

type Target = Pick<RunFile, 'dynamodbEndpoint' | 'catalogueTable'>;

/** Puts the demo content into the catalogue; what is there already, and what editors made of it, stays. */
export async function loadDemo({ dynamodbEndpoint, catalogueTable }: Target): Promise<ImportReport> {
  const readings = await demoReadings();
  const client = tableClient({ region: localS3Options.region, endpoint: dynamodbEndpoint });
  try {
    const catalogue = { client, name: catalogueTable };
    return await importCatalogue({ catalogue, now: () => new Date() }, { readings });
  } finally {
    client.destroy();
  }
}

/** The demo content as an import reads it. */
export async function demoReadings(): Promise<Reading[]> {
  return readStatements([...(await knownStandards()), ...ownStandards()]);
}
