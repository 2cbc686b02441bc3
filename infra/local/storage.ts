import {
  type AttributeDefinition,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, HeadBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { catalogueTable, type TableIndex, type TableKeys } from '../tables.ts';
import { localCredentials, localS3Options } from './engines/s3.ts';

/** Makes a table with its stream unless it is there, and gives the address of the stream. */
export async function ensureTable(endpoint: string, name: string, keys: TableKeys = catalogueTable): Promise<string> {
  const client = new DynamoDBClient({ endpoint, region: localS3Options.region, credentials: localCredentials });
  try {
    const known = await client.send(new DescribeTableCommand({ TableName: name })).catch(absent);
    if (known?.Table?.LatestStreamArn) return known.Table.LatestStreamArn;
    const indexed = keys.indices?.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]) ?? [];
    const made = await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: textAttributes([...keyNames(keys), ...indexed]),
        KeySchema: keySchema(keyNames(keys)),
        ...(keys.indices && { GlobalSecondaryIndexes: keys.indices.map(secondaryIndex) }),
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
    await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.02, maxDelay: 0.5 }, { TableName: name });
    return made.TableDescription?.LatestStreamArn ?? '';
  } finally {
    client.destroy();
  }
}

function secondaryIndex({ name, partitionKey, sortKey }: TableIndex): GlobalSecondaryIndex {
  return {
    IndexName: name,
    KeySchema: keySchema([partitionKey, sortKey]),
    Projection: { ProjectionType: 'KEYS_ONLY' },
  };
}

function textAttributes(names: readonly string[]): AttributeDefinition[] {
  return [...new Set(names)].map((name) => ({ AttributeName: name, AttributeType: 'S' }));
}

function keySchema(names: readonly string[]): KeySchemaElement[] {
  return names.map((name, place) => ({ AttributeName: name, KeyType: place === 0 ? 'HASH' : 'RANGE' }));
}

function keyNames({ partitionKey, sortKey }: TableKeys): string[] {
  return sortKey ? [partitionKey, sortKey] : [partitionKey];
}

function absent(error: unknown): undefined {
  if (error instanceof ResourceNotFoundException) return undefined;
  throw error;
}

/**
 * Makes a bucket unless it is there. Folders that files come to and go from are told, each with `/` at its end: S3Proxy removes a folder
 * with the last file of it, even from under one that is just being written, unless the folder was put as such.
 */
export async function ensureBucket(endpoint: string, name: string, ...folders: string[]): Promise<void> {
  const client = new S3Client({ endpoint, ...localS3Options });
  try {
    const exists = await client.send(new HeadBucketCommand({ Bucket: name })).then(
      () => true,
      () => false,
    );
    if (!exists) await client.send(new CreateBucketCommand({ Bucket: name }));
    for (const folder of folders)
      await client.send(new PutObjectCommand({ Bucket: name, Key: folder, Body: new Uint8Array() }));
  } finally {
    client.destroy();
  }
}
