import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { env } from './env.ts';
import { forFiles } from './timeouts.ts';

/** What is known of a stored file without fetching it. */
export interface FileFacts {
  bytes: number;
  type: string;
}

/** A link that takes one file of this hash and length, and the headers that must go with it. */
export interface UploadLink {
  method: 'PUT';
  url: string;
  headers: Record<string, string>;
  expiresAt: string;
}

export interface UploadTerms {
  key: string;
  /** Hexadecimal. */
  sha256: string;
  bytes: number;
  type: string;
  /** Seconds for which the link holds. */
  seconds: number;
}

/** One bucket. Keys are made of hashes of the content, so a file never changes under its key. */
export interface FileClient {
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** The file piece by piece, for hashing what need not fit in memory. */
  read(key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  facts(key: string): Promise<FileFacts | undefined>;
  remove(key: string): Promise<void>;
  uploadLink(terms: UploadTerms, now: Date): Promise<UploadLink>;
  /** A link that gives one file for a short time, to be saved under a name if one is given. */
  readLink(key: string, seconds: number, name?: string): Promise<string>;
}

/** A client for one bucket over the SDK's own. */
export function createFileClient(client: S3Client, bucket: string): FileClient {
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  const open = async (key: string) => {
    const answer = await client.send(new GetObjectCommand(at(key))).catch(absent);
    return answer?.Body;
  };
  return {
    put: async (key, bytes, type) => {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: type }));
    },
    get: async (key) => (await open(key))?.transformToByteArray(),
    read: async (key) => (await open(key)) as AsyncIterable<Uint8Array> | undefined,
    facts: async (key) => {
      const answer = await client.send(new HeadObjectCommand(at(key))).catch(absent);
      return answer && { bytes: answer.ContentLength ?? 0, type: answer.ContentType ?? '' };
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    uploadLink: (terms, now) => signUpload(client, bucket, terms, now),
    readLink: (key, seconds, name) => {
      const saved = name && { ResponseContentDisposition: `attachment; filename="${name}"` };
      return getSignedUrl(client, new GetObjectCommand({ ...at(key), ...saved }), { expiresIn: seconds });
    },
  };
}

/** Hash, length and type are part of what is signed: any other file is refused by the bucket itself. */
async function signUpload(client: S3Client, bucket: string, terms: UploadTerms, now: Date): Promise<UploadLink> {
  const { key, sha256, bytes, type, seconds } = terms;
  const checksum = Buffer.from(sha256, 'hex').toString('base64');
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentType: type,
    ContentLength: bytes,
    ChecksumSHA256: checksum,
  });
  const url = await getSignedUrl(client, command, {
    expiresIn: seconds,
    signingDate: now,
    signableHeaders: new Set(['host', 'content-type', 'content-length', 'x-amz-checksum-sha256']),
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
  });
  return {
    method: 'PUT',
    url,
    headers: { 'content-type': type, 'content-length': String(bytes), 'x-amz-checksum-sha256': checksum },
    expiresAt: new Date(now.getTime() + seconds * 1000).toISOString(),
  };
}

function absent(error: unknown): undefined {
  if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
  throw error;
}

let built: FileClient | undefined;

/** The bucket of digitized texts, as the settings of this process name it. */
export function literatureFiles(): FileClient {
  built ??= bucketFiles(env().LITERATURE_BUCKET);
  return built;
}

/** A bucket by name, at the engine that the settings of this process name. */
export function bucketFiles(bucket: string): FileClient {
  const { AWS_REGION: region, S3_ENDPOINT: endpoint } = env();
  const client = new S3Client({
    region,
    // Local engines have no subdomains for buckets and read no trailing checksums.
    ...(endpoint ? { endpoint, forcePathStyle: true } : forFiles),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return createFileClient(client, bucket);
}
