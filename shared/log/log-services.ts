import * as z from 'zod';
import { env } from '../runtime/env.ts';
import { fileKey, type SigningKey, serviceKey } from '../runtime/signing-key.ts';
import { tableClient } from '../runtime/table-client.ts';
import { type WriteOnceFiles, writeOnceFiles } from '../runtime/write-once-files.ts';
import type { LogTable } from './log-store.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';

/** What handing in entries needs. */
export interface EntryServices {
  log: LogTable;
  now(): Date;
}

/** What reading the log needs. */
export interface LogServices extends EntryServices {
  logFiles: WriteOnceFiles;
}

/** Who must see a checkpoint before readers do (C2SP tlog-witness). */
export interface Witness {
  /** Submission prefix, without a trailing slash. */
  url: string;
  key: VerifierKey;
}

/** What growing the log needs. */
export interface SequencerServices extends LogServices {
  /** Name of a log that begins; one that exists keeps its own. */
  origin: string;
  signingKey: SigningKey;
  /** The key before, which signs too until everybody knows the new one. */
  formerKey?: SigningKey;
  witnesses: readonly Witness[];
  /** How many of them must have signed. */
  quorum: number;
  /** Where time stamps are asked for (RFC 3161). */
  timeAuthority?: string;
  /** Longest wait for an answer of witness or authority, milliseconds. */
  patience: number;
  fetch: typeof fetch;
}

/** `[{"url": "https://…", "key": "name+id+base64"}]` */
const Witnesses = z.array(
  z.object({
    url: z.url().transform((url) => url.replace(/\/+$/, '')),
    key: z.string().transform((text, context) => {
      const key = parseVerifierKey(text);
      if (key?.kind === 'witness') return key;
      context.addIssue('no key of a witness');
      return z.NEVER;
    }),
  }),
);

let entries: EntryServices | undefined;

/** The table of the log, as the settings of this process name it. */
export function entryServices(): EntryServices {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint, LOG_TABLE: name } = env();
  entries ??= { log: { client: tableClient({ region, endpoint }), name }, now: () => new Date() };
  return entries;
}

let reading: LogServices | undefined;

/** Table and bucket of the log. */
export function logServices(): LogServices {
  const { AWS_REGION: region, S3_ENDPOINT: endpoint, LOG_BUCKET: bucket } = env();
  reading ??= { ...entryServices(), logFiles: writeOnceFiles({ region, bucket, endpoint }) };
  return reading;
}

/** Everything that grows the log. Throws when no key is named. */
export function sequencerServices(): SequencerServices {
  const { LOG_ORIGIN, SITE_URL, LOG_WITNESSES, LOG_WITNESS_QUORUM, LOG_TIME_AUTHORITY } = env();
  return {
    ...logServices(),
    origin: LOG_ORIGIN ?? `${new URL(SITE_URL).host}/log`,
    ...namedKeys(),
    witnesses: Witnesses.parse(JSON.parse(LOG_WITNESSES)),
    quorum: LOG_WITNESS_QUORUM,
    timeAuthority: LOG_TIME_AUTHORITY,
    patience: 2000,
    fetch,
  };
}

function namedKeys(): Pick<SequencerServices, 'signingKey' | 'formerKey'> {
  const { LOG_KEY_ID, LOG_KEY_FILE, LOG_FORMER_KEY_ID, LOG_FORMER_KEY_FILE } = env();
  const signingKey = namedKey(LOG_KEY_ID, LOG_KEY_FILE);
  if (!signingKey) throw new Error('the log needs LOG_KEY_ID or LOG_KEY_FILE');
  return { signingKey, formerKey: namedKey(LOG_FORMER_KEY_ID, LOG_FORMER_KEY_FILE) };
}

function namedKey(keyId?: string, path?: string): SigningKey | undefined {
  if (keyId) return serviceKey({ region: env().AWS_REGION, keyId });
  return path ? fileKey(path) : undefined;
}
