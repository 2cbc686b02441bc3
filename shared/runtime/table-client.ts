import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { env } from './env.ts';
import { forRecords } from './timeouts.ts';

/** One table and the client that speaks to it. */
export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
}

export type CatalogueTable = Table;

/** What the use cases of the catalogue need: the table, and a clock so that tests can choose the day. */
export interface CatalogueServices {
  catalogue: CatalogueTable;
  now: () => Date;
}

export interface TableClientOptions {
  region: string;
  /** A local engine; without it the client speaks to AWS with the credentials of the function. */
  endpoint?: string;
}

/** A client that reads and writes plain objects; absent fields are left out instead of failing. */
export function tableClient({ region, endpoint }: TableClientOptions): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    region,
    // DynamoDB Local takes any key; without one the SDK would look for real credentials.
    ...(endpoint ? { endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } } : forRecords),
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** The services of this process, from its settings. */
export function catalogueServices(): CatalogueServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, CATALOGUE_TABLE: name } = env();
  return { catalogue: { client: tableClient({ region, endpoint }), name }, now: () => new Date() };
}
