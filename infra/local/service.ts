import { join } from 'node:path';
import type { Env } from '#shared/runtime/env.ts';
import { siteFolders } from '../build-site.ts';
import { functions, type StreamTrigger } from '../functions.ts';
import {
  alertTable,
  checkTable,
  depositTable,
  keyTable,
  ledgerTable,
  literatureTable,
  logTable,
  matterTable,
  memberTable,
  qualityTable,
  tradeTable,
  webhookTable,
} from '../tables.ts';
import { loadAppointments, startClock } from './clock.ts';
import type { EngineAddresses } from './engines/engines.ts';
import { localCredentials, localS3Options } from './engines/s3.ts';
import type { Gateway } from './gateway.ts';
import { createIssuer } from './issuer.ts';
import { issuerEnvironment } from './issuer-keys.ts';
import { loadFunction } from './local-function.ts';
import { ensureLogKey } from './log-key.ts';
import { sandboxMemory } from './sandbox/sandbox-memory.ts';
import { sandboxPath, sandboxService } from './sandbox/sandbox-service.ts';
import { ensureSandboxSettings } from './sandbox/sandbox-settings.ts';
import { staticFiles } from './static-files.ts';
import { ensureBucket, ensureTable } from './storage.ts';
import { startStreamThread } from './stream-thread.ts';

export interface ServiceOptions {
  /** State folder. */
  home: string;
  engines: EngineAddresses;
  /** Names of the indices, the table and the bucket. */
  names: ServiceNames;
  /** Where callers will be let in. */
  gateway: Gateway;
  /** Whether pages are served; needs the built site. */
  site: boolean;
  log: (line: string) => void;
}

export interface ServiceNames {
  indexPrefix: string;
  catalogueTable: string;
  literatureBucket: string;
}

/** The functions of the table over running engines, before and after callers are let in. */
export interface LocalService {
  /** Lets callers in. */
  open(): Promise<void>;
  /** Resolves when everything written before the call, or that of one table, is done with. */
  settled(table?: StreamTrigger['table']): Promise<void>;
  stop(): Promise<void>;
}

/** Makes tables, buckets and indices, and starts what follows the streams. Settings of this process are set. */
export async function startService(options: ServiceOptions): Promise<LocalService> {
  const { engines, names, gateway, home, log } = options;
  const sandbox = await ensureSandboxSettings(home, gateway.url);
  const kept = { LOG_KEY_FILE: await ensureLogKey(home), PAYMENT_SETTINGS_FILE: sandbox.file };
  Object.assign(process.env, settings(options), kept);
  const [catalogue, literature, logStream, deposits, trade, ledger, webhooks, alerts] = await Promise.all([
    ensureTable(engines.dynamodbEndpoint, names.catalogueTable),
    ensureTable(engines.dynamodbEndpoint, names.literatureBucket, literatureTable),
    ensureTable(engines.dynamodbEndpoint, logName(names), logTable),
    ensureTable(engines.dynamodbEndpoint, depositsName(names), depositTable),
    ensureTable(engines.dynamodbEndpoint, tradeName(names), tradeTable),
    ensureTable(engines.dynamodbEndpoint, ledgerName(names), ledgerTable),
    ensureTable(engines.dynamodbEndpoint, webhooksName(names), webhookTable),
    ensureTable(engines.dynamodbEndpoint, alertsName(names), alertTable),
    ensureTable(engines.dynamodbEndpoint, membersName(names), memberTable),
    ensureTable(engines.dynamodbEndpoint, keysName(names), keyTable),
    ensureTable(engines.dynamodbEndpoint, checksName(names), checkTable),
    ensureTable(engines.dynamodbEndpoint, mattersName(names), matterTable),
    ensureTable(engines.dynamodbEndpoint, qualityName(names), qualityTable),
    ensureBucket(engines.s3Endpoint, names.literatureBucket),
    ensureBucket(engines.s3Endpoint, logName(names)),
    ensureBucket(engines.s3Endpoint, depositsName(names)),
    ensureBucket(engines.s3Endpoint, dumpsName(names)),
    ensureBucket(engines.s3Endpoint, copiesName(names)),
  ]);
  const served = functions.filter(({ name, trigger }) => trigger.kind === 'http' && (options.site || name !== 'site'));
  const streams = { catalogue, literature, log: logStream, deposits, trade, ledger, webhooks, alerts };
  const followers = functions.flatMap(({ name: functionName, trigger }) =>
    trigger.kind === 'stream' ? [{ functionName, streamArn: streams[trigger.table], table: trigger.table }] : [],
  );
  const endpoint = engines.dynamodbEndpoint;
  const [loaded, threads] = await Promise.all([
    Promise.all(served.map(loadFunction)),
    Promise.all(
      followers.map(async ({ table, ...follower }) => ({
        table,
        ...(await startStreamThread({ ...follower, endpoint, home }, log)),
      })),
    ),
  ]);
  const clock = startClock(await loadAppointments(), { log });
  return {
    open: async () => {
      const issuer = await createIssuer({ url: gateway.url, home });
      const files = options.site ? staticFiles(siteFolders.client) : async () => undefined;
      const provider = sandboxService({ memory: await sandboxMemory(home), secret: sandbox.secret });
      gateway.open({ functions: loaded, files, mounts: { '/oidc': issuer.handle, [sandboxPath]: provider } });
    },
    settled: async (wanted) => {
      const meant = threads.filter(({ table }) => wanted === undefined || table === wanted);
      await Promise.all(meant.map((thread) => thread.settled()));
    },
    stop: async () => {
      await Promise.all([gateway.stop(), clock.stop()]);
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

/** Table and bucket of the transparency log. */
const logName = ({ indexPrefix }: ServiceNames) => `${indexPrefix}-log`;

/** Table and bucket of deposits. */
export const depositsName = ({ indexPrefix }: Pick<ServiceNames, 'indexPrefix'>) => `${indexPrefix}-deposits`;

/** Table of people and organizations. */
export const membersName = ({ indexPrefix }: Pick<ServiceNames, 'indexPrefix'>) => `${indexPrefix}-members`;

/** Table of listings, orders and licences. */
const tradeName = ({ indexPrefix }: Pick<ServiceNames, 'indexPrefix'>) => `${indexPrefix}-trade`;

const ledgerName = ({ indexPrefix }: ServiceNames) => `${indexPrefix}-ledger`;

const copiesName = ({ indexPrefix }: ServiceNames) => `${indexPrefix}-copies`;

const webhooksName = ({ indexPrefix }: ServiceNames) => `${indexPrefix}-webhooks`;

const alertsName = ({ indexPrefix }: ServiceNames) => `${indexPrefix}-alerts`;

const dumpsName = ({ indexPrefix }: ServiceNames) => `${indexPrefix}-dumps`;

const mattersName = ({ indexPrefix }: ServiceNames) => `${indexPrefix}-matters`;

const qualityName = ({ indexPrefix }: ServiceNames) => `${indexPrefix}-quality`;

const checksName = ({ indexPrefix }: ServiceNames) => `${indexPrefix}-checks`;

const keysName = ({ indexPrefix }: Pick<ServiceNames, 'indexPrefix'>) => `${indexPrefix}-keys`;

/** What the stack gives to functions by their grants, here given to all of them at once. */
function settings({
  engines,
  names,
  gateway,
  home,
}: ServiceOptions): Partial<Record<keyof Env | keyof AwsKeys, string>> {
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
    MEMBERS_TABLE: membersName(names),
    KEYS_TABLE: keysName(names),
    // Everybody calls from one address here.
    WRITE_QUOTA: '60000',
    DEPOSITS_TABLE: depositsName(names),
    DEPOSITS_BUCKET: depositsName(names),
    TRADE_TABLE: tradeName(names),
    LEDGER_TABLE: ledgerName(names),
    CHECKS_TABLE: checksName(names),
    MATTERS_TABLE: mattersName(names),
    QUALITY_TABLE: qualityName(names),
    DUMPS_BUCKET: dumpsName(names),
    COPIES_BUCKET: copiesName(names),
    WEBHOOKS_TABLE: webhooksName(names),
    ALERTS_TABLE: alertsName(names),
    MAIL_FROM: 'Guiju <alerts@demo.example>',
    MAIL_OUTBOX: join(home, 'mail'),
    LOG_TABLE: logName(names),
    LOG_BUCKET: logName(names),
    SITE_URL: gateway.url,
    ...issuerEnvironment(gateway.url),
  };
}

interface AwsKeys {
  AWS_ACCESS_KEY_ID: string;
  AWS_SECRET_ACCESS_KEY: string;
}
