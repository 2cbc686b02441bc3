import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { EngineAddresses } from '#infra/local/engines/engines.ts';
import { startGateway } from '#infra/local/gateway.ts';
import type { ServiceNames } from '#infra/local/local-settings.ts';
import { startService } from '#infra/local/service.ts';

/** The whole service on one port of this process, over engines that run already. */
export interface TestService {
  url: string;
  /** State folder, gone after `stop`. */
  home: string;
  names: ServiceNames;
  /** Resolves when searches see everything written before the call. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** The engines of this run. */
export const runningEngines = (): EngineAddresses => ({
  opensearchUrl: inject('opensearchUrl'),
  dynamodbEndpoint: inject('dynamodbEndpoint'),
  s3Endpoint: inject('s3Endpoint'),
});

export interface TestServiceOptions {
  /** Whether pages are served; needs the built site. */
  site?: boolean;
}

/**
 * Composes the service as `npm start` does, with a table, a bucket and indices of its own. One for each test file,
 * because the functions read their settings once per process.
 */
export async function startTestService({ site = false }: TestServiceOptions = {}): Promise<TestService> {
  const engines = runningEngines();
  const home = await mkdtemp(join(tmpdir(), 'guiju-service-'));
  const prefix = `t${randomUUID().slice(0, 8)}`;
  const names = {
    indexPrefix: prefix,
    catalogueTable: `${prefix}-catalogue`,
    literatureBucket: `${prefix}-literature`,
  };
  const gateway = await startGateway(0);
  const service = await startService({ home, engines, names, gateway, site, log: (line) => console.log(line) });
  await service.open();
  return {
    url: gateway.url,
    home,
    names,
    settled: async () => {
      await service.settled();
      await fetch(`${engines.opensearchUrl}/${prefix}-*/_refresh`, { method: 'POST' });
    },
    stop: async () => {
      await service.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
