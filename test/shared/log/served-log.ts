import { onTestFinished } from 'vitest';
import { logRoutes } from '#functions/routes/log.ts';
import { startGateway } from '#infra/local/gateway.ts';
import type { LogServices } from '#shared/log/log-services.ts';
import { api } from '#shared/runtime/http.ts';

/** Serves a log over HTTP by its routes and the local gateway, until the test ends; gives the address of its prefix. */
export async function serveLog(services: LogServices): Promise<string> {
  const gateway = await startGateway(0);
  const handler = api(logRoutes, () => services) as (event: unknown, context: object) => Promise<unknown>;
  const definition = {
    name: 'log-api',
    purpose: 'Shows the log of a test',
    entry: 'functions/log-api.ts',
    memoryMb: 512,
    timeoutSeconds: 10,
    trigger: { kind: 'http' as const, routes: ['ANY /log/{proxy+}'] },
    reads: [],
    writes: [],
  };
  gateway.open({ functions: [{ definition, handler }], files: async () => undefined, mounts: {} });
  onTestFinished(() => gateway.stop());
  return `${gateway.url}/log`;
}
