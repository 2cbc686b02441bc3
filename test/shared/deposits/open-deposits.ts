import { S3Client } from '@aws-sdk/client-s3';
import { localS3Options } from '#infra/local/engines/s3.ts';
import type { DepositApiServices } from '#shared/deposits/deposit-services.ts';
import type { SequencerServices } from '#shared/log/log-services.ts';
import { createFileClient } from '#shared/runtime/file-client.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { conditionalFiles } from '#shared/runtime/write-once-files.ts';
import { type LogPlace, openLog } from '#test/shared/log/open-log.ts';

/** Where deposits of a test and their log lie; enough for another process to open them. */
export interface DepositPlace {
  name: string;
  log: LogPlace;
}

/** The services of deposits and of their log, with a key that tells every text before it signs. */
export function openDeposits(
  { name, log }: DepositPlace,
  tell: (text: string) => void,
): { services: DepositApiServices & SequencerServices; s3: S3Client } {
  const client = tableClient({ region: localS3Options.region, endpoint: log.dynamodbEndpoint });
  const s3 = new S3Client({ endpoint: log.s3Endpoint, ...localS3Options });
  const services = {
    ...openLog(log, tell).services,
    members: { client, name: `${name}-members` },
    deposits: { client, name },
    depositFiles: { uploads: createFileClient(s3, name), documents: conditionalFiles(s3, name) },
    webhooks: { name: `${name}-webhooks` },
    patience: 0,
  };
  return { services, s3 };
}
