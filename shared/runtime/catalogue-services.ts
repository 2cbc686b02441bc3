import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { HealthServices } from './check-health.ts';
import { env } from './env.ts';
import type { SearchServices } from './search-client.ts';
import { searchServices } from './search-services.ts';
import { type CatalogueServices, catalogueServices } from './table-client.ts';
import { forRecords } from './timeouts.ts';

type All = SearchServices &
  CatalogueServices &
  HealthServices & {
    literature: CatalogueServices['catalogue'];
    log: CatalogueServices['catalogue'];
    lifecycle: CatalogueServices['catalogue'];
    now(): Date;
  };

let built: All | undefined;

/** The services of functions that read the record and the index; built once per cold start. */
export function catalogueApiServices(): All {
  built ??= build();
  return built;
}

function build(): All {
  const search = searchServices();
  const { catalogue } = catalogueServices();
  return {
    ...search,
    catalogue,
    literature: { client: catalogue.client, name: env().LITERATURE_TABLE },
    log: { client: catalogue.client, name: env().LOG_TABLE },
    lifecycle: { client: catalogue.client, name: env().LIFECYCLE_TABLE },
    now: () => new Date(),
    probes: {
      search: () => search.search.ready(`${search.indexPrefix}-std`),
      catalogue: async () => {
        const { Table } = await catalogue.client.send(new DescribeTableCommand({ TableName: catalogue.name }));
        return Table?.TableStatus === 'ACTIVE';
      },
      literature: bucketAnswers,
    },
  };
}

/** The S3 client is the heaviest of all and only this probe needs it here, so it is loaded when asked. */
async function bucketAnswers(): Promise<boolean> {
  const { HeadBucketCommand, S3Client } = await import('@aws-sdk/client-s3');
  const { AWS_REGION: region, S3_ENDPOINT: endpoint, LITERATURE_BUCKET: Bucket } = env();
  const client = new S3Client({ region, ...(endpoint ? { endpoint, forcePathStyle: true } : forRecords) });
  await client.send(new HeadBucketCommand({ Bucket }));
  return true;
}
