import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Env } from '#shared/runtime/env.ts';
import type { EngineAddresses } from './engines/engines.ts';
import { localCredentials, localS3Options } from './engines/s3.ts';
import { issuerEnvironment } from './issuer-keys.ts';

export interface ServiceNames {
  indexPrefix: string;
  catalogueTable: string;
  literatureBucket: string;
}

type Store =
  | 'alerts'
  | 'checks'
  | 'copies'
  | 'deposits'
  | 'dumps'
  | 'keys'
  | 'ledger'
  | 'log'
  | 'matters'
  | 'members'
  | 'lifecycle'
  | 'quality'
  | 'trade'
  | 'webhooks';

/** What the table of a kind, its bucket, or both are called beside the indices of the service. */
export const storeName = ({ indexPrefix }: Pick<ServiceNames, 'indexPrefix'>, store: Store) =>
  `${indexPrefix}-${store}`;

interface LocalSettings {
  engines: EngineAddresses;
  names: ServiceNames;
  /** State folder. */
  home: string;
  /** Where callers are let in. */
  url: string;
}

/** What the stack gives to functions by their grants, here given to all of them at once. */
export function localSettings({
  engines,
  names,
  home,
  url,
}: LocalSettings): Partial<Record<keyof Env | keyof AwsKeys, string>> {
  return {
    AWS_REGION: localS3Options.region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    OPENSEARCH_URL: engines.opensearchUrl,
    OPENSEARCH_SIGNING: 'none',
    DYNAMODB_ENDPOINT: engines.dynamodbEndpoint,
    S3_ENDPOINT: engines.s3Endpoint,
    INDEX_PREFIX: names.indexPrefix,
    CATALOGUE_TABLE: names.catalogueTable,
    LITERATURE_BUCKET: names.literatureBucket,
    LITERATURE_TABLE: names.literatureBucket,
    MEANINGS_BUCKET: names.literatureBucket,
    MEMBERS_TABLE: storeName(names, 'members'),
    KEYS_TABLE: storeName(names, 'keys'),
    // Everybody calls from one address here.
    WRITE_QUOTA: '60000',
    DEPOSITS_TABLE: storeName(names, 'deposits'),
    DEPOSITS_BUCKET: storeName(names, 'deposits'),
    TRADE_TABLE: storeName(names, 'trade'),
    LEDGER_TABLE: storeName(names, 'ledger'),
    CHECKS_TABLE: storeName(names, 'checks'),
    MATTERS_TABLE: storeName(names, 'matters'),
    LIFECYCLE_TABLE: storeName(names, 'lifecycle'),
    QUALITY_TABLE: storeName(names, 'quality'),
    DUMPS_BUCKET: storeName(names, 'dumps'),
    COPIES_BUCKET: storeName(names, 'copies'),
    WEBHOOKS_TABLE: storeName(names, 'webhooks'),
    ALERTS_TABLE: storeName(names, 'alerts'),
    MAIL_FROM: 'Guiju <alerts@demo.example>',
    MAIL_OUTBOX: join(home, 'mail'),
    LOG_TABLE: storeName(names, 'log'),
    LOG_BUCKET: storeName(names, 'log'),
    SITE_URL: url,
    ...issuerEnvironment(url),
    VISITOR_KEY: randomBytes(32).toString('base64url'),
  };
}

interface AwsKeys {
  AWS_ACCESS_KEY_ID: string;
  AWS_SECRET_ACCESS_KEY: string;
}
