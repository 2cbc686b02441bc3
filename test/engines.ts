import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type EngineAddresses, type Engines, startEngines } from '#infra/local/engines/engines.ts';

declare module 'vitest' {
  /** `inject('opensearchUrl')` and so on give a test the engines of this run. */
  interface ProvidedContext extends EngineAddresses {}
}

let engines: Engines | undefined;
let home: string | undefined;

/** Starts one set of engines for the whole run, on any free ports and with an empty state that nobody keeps. */
export async function setup({ provide }: TestProject): Promise<void> {
  home = await mkdtemp(join(tmpdir(), 'guiju-test-'));
  try {
    engines = await startEngines({ home, log: (line) => console.log(line), ports: 'any' });
  } catch (error) {
    await teardown();
    throw error;
  }
  provide('opensearchUrl', engines.opensearchUrl);
  provide('dynamodbEndpoint', engines.dynamodbEndpoint);
  provide('s3Endpoint', engines.s3Endpoint);
}

export async function teardown(): Promise<void> {
  await engines?.stop();
  if (home) await rm(home, { recursive: true, force: true });
}
