import { siteFolders } from '../build-site.ts';
import { functions, type StreamTrigger } from '../functions.ts';
import {
  alertTable,
  checkTable,
  depositTable,
  keyTable,
  ledgerTable,
  lifecycleTable,
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
import type { Gateway } from './gateway.ts';
import { createIssuer } from './issuer.ts';
import { loadFunction } from './local-function.ts';
import { localSettings, type ServiceNames, storeName } from './local-settings.ts';
import { ensureLogKeys } from './log-key.ts';
import { sandboxMemory } from './sandbox/sandbox-memory.ts';
import { sandboxPath, sandboxService } from './sandbox/sandbox-service.ts';
import { ensureSandboxSettings } from './sandbox/sandbox-settings.ts';
import { staticFiles } from './static-files.ts';
import { ensureBucket, ensureTable } from './storage.ts';
import { type Follower, startStreamThread } from './stream-thread.ts';

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
  const kept = { ...(await ensureLogKeys(home)), PAYMENT_SETTINGS_FILE: sandbox.file };
  Object.assign(process.env, localSettings({ engines, names, home, url: gateway.url }), kept);
  const [catalogue, literature, logStream, deposits, trade, ledger, webhooks, alerts] = await Promise.all([
    ensureTable(engines.dynamodbEndpoint, names.catalogueTable),
    ensureTable(engines.dynamodbEndpoint, names.literatureBucket, literatureTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'log'), logTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'deposits'), depositTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'trade'), tradeTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'ledger'), ledgerTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'webhooks'), webhookTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'alerts'), alertTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'members'), memberTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'keys'), keyTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'checks'), checkTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'matters'), matterTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'lifecycle'), lifecycleTable),
    ensureTable(engines.dynamodbEndpoint, storeName(names, 'quality'), qualityTable),
    ensureBucket(engines.s3Endpoint, names.literatureBucket, 'uploads/'),
    ensureBucket(engines.s3Endpoint, storeName(names, 'log'), 'staging/'),
    ensureBucket(engines.s3Endpoint, storeName(names, 'deposits'), 'uploads/'),
    ensureBucket(engines.s3Endpoint, storeName(names, 'dumps')),
    ensureBucket(engines.s3Endpoint, storeName(names, 'copies')),
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
      inThreads(followers).map(async (together) => ({
        together,
        ...(await startStreamThread({ followers: together, endpoint, home }, log)),
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
      const isMeant = ({ table }: { table: string }) => wanted === undefined || table === wanted;
      await Promise.all(
        threads.map(({ together, settled }) =>
          settled(together.filter(isMeant).map(({ functionName }) => functionName)),
        ),
      );
    },
    stop: async () => {
      await Promise.all([gateway.stop(), clock.stop()]);
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

/** What computes for seconds at a time: whole catalogues, and pages to be read by sight. */
const busyFollowers = new Set(['project-standard', 'digitize-page']);

/** Busy functions have a thread each, and all others share one: a thread costs half a second of computing to start. */
function inThreads<F extends Follower>(followers: readonly F[]): F[][] {
  const isBusy = ({ functionName }: F) => busyFollowers.has(functionName);
  return [...followers.filter(isBusy).map((follower) => [follower]), followers.filter((follower) => !isBusy(follower))];
}
