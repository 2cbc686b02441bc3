import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { localS3Options } from '#infra/local/engines/s3.ts';

interface Kept {
  bytes: Uint8Array;
  type: string;
  tag: string;
}

/** Buckets in memory, by name and key. */
type Buckets = Map<string, Map<string, Kept>>;

/**
 * A client whose buckets are in memory. It keeps the conditions of a write as the real store does, so that the code over
 * it is the real one; what it does not know it refuses.
 */
export function memoryBuckets(): S3Client {
  const buckets: Buckets = new Map();
  const real = new S3Client({ ...localS3Options, endpoint: 'http://memory.invalid' });
  const send = async (command: unknown): Promise<unknown> => {
    const { Bucket = '', Key = '' } = (command as { input: { Bucket?: string; Key?: string } }).input;
    const bucket = buckets.get(Bucket) ?? new Map<string, Kept>();
    buckets.set(Bucket, bucket);
    if (command instanceof PutObjectCommand) return put(bucket, Key, command.input);
    if (command instanceof GetObjectCommand) return answerOf(bucket, Key);
    if (command instanceof HeadObjectCommand) return factsOf(bucket, Key);
    if (command instanceof ListObjectsV2Command) return { Contents: [...bucket.keys()].map((key) => ({ Key: key })) };
    if (command instanceof DeleteObjectCommand) return { deleted: bucket.delete(Key) };
    throw new TypeError('The buckets in memory do not know this command.');
  };
  return Object.assign(Object.create(real), { send }) as S3Client;
}

/** What the store says to a write whose condition fails (412), or that only met another one (409). */
export function refusedWrite(status: 409 | 412): S3ServiceException {
  return new S3ServiceException({
    name: status === 409 ? 'ConditionalRequestConflict' : 'PreconditionFailed',
    $fault: 'client',
    $metadata: { httpStatusCode: status },
  });
}

function put(bucket: Map<string, Kept>, key: string, input: PutObjectCommand['input']): object {
  const held = bucket.get(key);
  const { IfNoneMatch, IfMatch, Body, ChecksumSHA256, ContentType = '' } = input;
  if (IfNoneMatch === '*' && held) throw refusedWrite(412);
  if (IfMatch !== undefined && held?.tag !== IfMatch) throw refusedWrite(412);
  if (!(Body instanceof Uint8Array)) throw new TypeError('The buckets in memory take whole bytes only.');
  const hash = createHash('sha256').update(Body).digest('base64');
  if (ChecksumSHA256 !== undefined && ChecksumSHA256 !== hash) throw refusedWrite(412);
  bucket.set(key, { bytes: Uint8Array.from(Body), type: ContentType, tag: `"${hash}"` });
  return {};
}

function answerOf(bucket: Map<string, Kept>, key: string): object {
  const held = bucket.get(key);
  if (!held) throw new NoSuchKey({ message: key, $metadata: {} });
  const pieces = Readable.from([held.bytes]);
  return {
    ETag: held.tag,
    Body: Object.assign(pieces, { transformToByteArray: async () => Uint8Array.from(held.bytes) }),
  };
}

function factsOf(bucket: Map<string, Kept>, key: string): object {
  const held = bucket.get(key);
  if (!held) throw new NotFound({ message: key, $metadata: {} });
  return { ContentLength: held.bytes.length, ContentType: held.type };
}
