import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stateHome } from '#infra/local/engines/folders.ts';
import { findJdk } from '#infra/local/engines/jdk.ts';
import { startOpenSearch } from '#infra/local/engines/opensearch.ts';
import { siteClient } from '#infra/local/issuer-keys.ts';
import { apiAudience } from '#shared/runtime/caller.ts';
import { startTestIssuer } from '#test/local-issuer.ts';
import { awsAt } from './aws.ts';
import { type Deployment, deploy } from './deploy.ts';
import { startEmulator } from './emulator.ts';
import { callApi } from './gateway.ts';
import { stackName } from './names.ts';
import { emulatorPython } from './python.ts';
import { synthesize } from './synthesize.ts';
import { until } from './until.ts';

declare module 'vitest' {
  /** `inject('deployment')` and so on give a test what this run deployed and where. */
  interface ProvidedContext {
    emulatorUrl: string;
    python: string;
    folder: string;
    deployment: Deployment;
    issuerUrl: string;
    editorToken: string;
  }
}

const stops: (() => Promise<void>)[] = [];

/** Starts what the cloud would be, synthesizes the stack and deploys it there, as one set for the whole run. */
export async function setup(project: TestProject): Promise<void> {
  try {
    await prepare(project);
  } catch (error) {
    await teardown();
    throw error;
  }
}

async function prepare({ provide }: TestProject): Promise<void> {
  const home = stateHome();
  const log = (line: string) => console.log(line);
  const python = await emulatorPython(log);
  const issuer = await started(startTestIssuer());
  const [search, emulator] = await Promise.all([
    findJdk().then((jdk) => started(startOpenSearch({ home, jdk, log, port: 0 }))),
    started(startEmulator(python, home)),
  ]);
  const folder = join(home, 'cdk.out');
  const { issuer: url, jwksUrl } = issuer.rules;
  await timed('synthesized', () =>
    synthesize(folder, {
      search: search.url,
      issuer: url,
      issuerKeys: jwksUrl,
      audience: apiAudience,
      clientId: siteClient,
    }),
  );
  const deployment = await timed('from the synthesized template to the first answer', async () => {
    const aws = awsAt(emulator.url);
    const made = await deploy({ aws, emulatorUrl: emulator.url, python, folder, stackName });
    const call = callApi(emulator.url, made.outputs.ApiUrl ?? '');
    await until('the API answers', async () => (await call('/v1/health')).status === 200);
    return made;
  });
  provide('emulatorUrl', emulator.url);
  provide('python', python);
  provide('folder', folder);
  provide('deployment', deployment);
  provide('issuerUrl', issuer.url);
  provide('editorToken', await issuer.current().token('editor'));
}

export async function teardown(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

async function started<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const thing = await starting;
  stops.push(() => thing.stop());
  return thing;
}

async function timed<T>(title: string, run: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await run();
  console.log(`${title}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  return result;
}
