import { S3Client } from '@aws-sdk/client-s3';
import type { LiteratureServices } from '#shared/literature/literature-services.ts';
import { createFileClient } from '#shared/runtime/file-client.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { localS3Options } from './engines/s3.ts';
import type { RunningService } from './running-service.ts';

/** The table and the bucket of literature of a running service. */
export function literatureOf(
  service: Pick<RunningService, 'dynamodbEndpoint' | 's3Endpoint' | 'literatureBucket'>,
): LiteratureServices {
  const { dynamodbEndpoint: endpoint, s3Endpoint, literatureBucket: name } = service;
  return {
    literature: { client: tableClient({ region: localS3Options.region, endpoint }), name },
    files: createFileClient(new S3Client({ endpoint: s3Endpoint, ...localS3Options }), name),
    now: () => new Date(),
  };
}
