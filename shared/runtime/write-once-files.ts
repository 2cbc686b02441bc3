import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

/** A stored file and the tag that changes with its bytes. */
export interface TaggedFile {
  bytes: Uint8Array;
  tag: string;
}

/** A bucket whose files are written under conditions, so that of several writers one wins and the others know. */
export interface WriteOnceFiles {
  get(key: string): Promise<TaggedFile | undefined>;
  /** Writes a file that must be new; false when there is one. */
  add(key: string, bytes: Uint8Array, type: string): Promise<boolean>;
  /** The same for a file that comes piece by piece, of which hash (hexadecimal) and length are known; it is tried once. */
  addPieces(key: string, pieces: Readable, facts: { sha256: string; bytes: number; type: string }): Promise<boolean>;
  /** Replaces a file that must still have this tag; false when it has not. */
  replace(key: string, bytes: Uint8Array, type: string, tag: string): Promise<boolean>;
  remove(key: string): Promise<void>;
}

export interface BucketPlace {
  region: string;
  bucket: string;
  /** A local engine; without it the client speaks to AWS with the credentials of the function. */
  endpoint?: string;
}

/** Times that a write is tried which meets another one to the same key. */
const tries = 5;

export function writeOnceFiles({ region, bucket, endpoint }: BucketPlace): WriteOnceFiles {
  const client = new S3Client({
    region,
    // Local engines have no subdomains for buckets and read no trailing checksums.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return conditionalFiles(client, bucket);
}

/** Over a client that exists already. */
export function conditionalFiles(client: S3Client, bucket: string): WriteOnceFiles {
  const put = (key: string, bytes: Uint8Array, type: string, condition: { IfNoneMatch?: string; IfMatch?: string }) =>
    happened(() =>
      client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentType: type,
          // Object Lock takes no file without a checksum.
          ChecksumSHA256: createHash('sha256').update(bytes).digest('base64'),
          ...condition,
        }),
      ),
    );
  return {
    get: async (key) => {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch(absent);
      const bytes = await answer?.Body?.transformToByteArray();
      return bytes && { bytes, tag: answer?.ETag ?? '' };
    },
    add: (key, bytes, type) => put(key, bytes, type, { IfNoneMatch: '*' }),
    addPieces: (key, pieces, { sha256, bytes, type }) =>
      happened(
        () =>
          client.send(
            new PutObjectCommand({
              Bucket: bucket,
              Key: key,
              Body: pieces,
              ContentLength: bytes,
              ContentType: type,
              ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
              IfNoneMatch: '*',
            }),
          ),
        1,
      ),
    replace: (key, bytes, type, tag) => put(key, bytes, type, { IfMatch: tag }),
    remove: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

/** False when the condition fails (412); a write that only met another one (409 ConditionalRequestConflict) is tried again. */
async function happened(write: () => Promise<unknown>, most = tries): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await write();
      return true;
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 412) return false;
      if (status !== 409 || attempt === most) throw error;
    }
  }
}

function absent(error: unknown): undefined {
  if (error instanceof NoSuchKey) return undefined;
  throw error;
}
