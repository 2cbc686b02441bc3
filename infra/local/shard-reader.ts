import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  type _Record as StreamRecord,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';

/** Reads one shard in order. */
export interface ShardReader {
  /** The next records, none when nothing is new; `closed` when none will ever follow. */
  next(): Promise<{ records: StreamRecord[]; closed: boolean }>;
}

/** A page holds at most this many records, and 1 MB. */
export const pageSize = 1000;
export const nearlyPageBytes = 700_000;

/** Lists every shard of a stream, parents before children as the service returns them. */
export async function listShards(client: DynamoDBStreamsClient, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let start: string | undefined;
  do {
    const page = await client.send(new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: start }));
    shards.push(...(page.StreamDescription?.Shards ?? []));
    start = page.StreamDescription?.LastEvaluatedShardId;
  } while (start);
  return shards;
}

/** Opens a shard after a sequence number, or at its oldest record when there is none or it was trimmed away. */
export function shardReader(
  client: DynamoDBStreamsClient,
  streamArn: string,
  shardId: string,
  after?: string,
): ShardReader {
  let position = after;
  let iterator: string | undefined;
  const open = async () => {
    const from = position
      ? ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position } as const)
      : ({ ShardIteratorType: 'TRIM_HORIZON' } as const);
    const answer = await client.send(new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shardId, ...from }));
    return answer.ShardIterator;
  };
  const read = async () => {
    iterator ??= await open();
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: pageSize }));
    iterator = page.NextShardIterator;
    const records = page.Records ?? [];
    position = records.at(-1)?.dynamodb?.SequenceNumber ?? position;
    return { records, closed: iterator === undefined };
  };
  return {
    next: async () => {
      try {
        return await read();
      } catch (error) {
        if (error instanceof TrimmedDataAccessException) position = undefined;
        else if (!(error instanceof ExpiredIteratorException)) throw error;
        iterator = undefined;
        return read();
      }
    },
  };
}
