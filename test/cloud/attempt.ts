import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

/** What to try with the role that this function runs under. */
export interface Attempt {
  action: 'read' | 'write';
  table?: string;
  bucket?: string;
  /** Where to call S3 instead of where this function calls AWS. */
  endpoint?: string;
}

const key = { id: 'attempt', entry: 'attempt', part: 'attempt' };

/** Tries one thing and says whether it was let; deployed by a test with the roles of the service's functions. */
export async function handler({ action, table, bucket, endpoint }: Attempt): Promise<'allowed' | 'denied'> {
  try {
    if (table) await tryTable(table, action);
    if (bucket) await tryBucket(bucket, endpoint);
    return 'allowed';
  } catch (error) {
    if (error instanceof Error && /^AccessDenied/.test(error.name)) return 'denied';
    throw error;
  }
}

async function tryBucket(bucket: string, endpoint: string | undefined): Promise<void> {
  const client = new S3Client(endpoint ? { endpoint } : {});
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'attempt', Body: 'attempt' }));
}

async function tryTable(table: string, action: Attempt['action']): Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const { id, entry } = key;
  if (action === 'read') await client.send(new GetCommand({ TableName: table, Key: { id, entry } }));
  else await client.send(new PutCommand({ TableName: table, Item: key }));
}
