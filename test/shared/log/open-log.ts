import { S3Client } from '@aws-sdk/client-s3';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { localS3Options } from '#infra/local/engines/s3.ts';
import type { SequencerServices } from '#shared/log/log-services.ts';
import { submitEntry } from '#shared/log/submit-entry.ts';
import { fileKey } from '#shared/runtime/signing-key.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { conditionalFiles } from '#shared/runtime/write-once-files.ts';

/** Where one log of a test lives; enough for another process to open it. */
export interface LogPlace {
  name: string;
  dynamodbEndpoint: string;
  s3Endpoint: string;
  keyFile: string;
}

/** Every text that was ever handed to the key for signing. */
export type SigningOracle = string[];

/** A log of its own over the engines of this run, and what its key was asked to sign. */
export interface TestLog {
  place: LogPlace;
  services: SequencerServices;
  signed: SigningOracle;
  s3: S3Client;
}

export const origin = 'log.example/guiju';

/** The services of a log, with a key that tells every text before it signs. */
export function openLog(
  { name, dynamodbEndpoint: endpoint, s3Endpoint, keyFile }: LogPlace,
  tell: (text: string) => void,
): Pick<TestLog, 'services' | 's3'> {
  const key = fileKey(keyFile);
  const s3 = new S3Client({ endpoint: s3Endpoint, ...localS3Options });
  const services: SequencerServices = {
    log: { client: tableClient({ region: localS3Options.region, endpoint }), name },
    logFiles: conditionalFiles(s3, name),
    now: () => new Date(),
    origin,
    signingKey: {
      publicKey: key.publicKey,
      sign: (message) => {
        tell(new TextDecoder().decode(message));
        return key.sign(message);
      },
    },
    witnesses: [],
    quorum: 0,
    patience: 2000,
    fetch,
  };
  return { services, s3 };
}

export const leafOf = (text: string) => new TextEncoder().encode(JSON.stringify({ text }));

/** Accepts leaves, up to 40 in one transaction; gives their ids. */
export async function acceptAll(services: SequencerServices, texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < texts.length; start += 40) {
    const some = texts.slice(start, start + 40);
    const entries = await Promise.all(some.map((text) => submitEntry(services, { leaf: leafOf(text) })));
    await services.log.client.send(
      new TransactWriteCommand({ TransactItems: entries.flatMap(({ writes }) => writes) }),
    );
    ids.push(...entries.map(({ id }) => id));
  }
  return ids;
}
