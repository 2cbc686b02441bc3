import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { indexServices } from '#shared/runtime/index-services.ts';
import { indexNames } from '#shared/standards/search/index-names.ts';
import { buildSite } from '../build-site.ts';
import { loadDemoDeposits } from './demo/demo-deposits.ts';
import { loadDemoLaws } from './demo/demo-laws.ts';
import { loadDemoListing } from './demo/demo-listings.ts';
import { loadDemoOrganizations } from './demo/demo-organizations.ts';
import { loadDemoProjects } from './demo/demo-projects.ts';
import { loadDemoRegisters } from './demo/demo-registers.ts';
import { loadDemo } from './demo/load-demo.ts';
import { EngineProblem } from './engines/engine.ts';
import { type Engines, startEngines } from './engines/engines.ts';
import { stateHome } from './engines/folders.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { isIndexStale, renewIndex } from './renew-index.ts';
import { claimHome, releaseHome, writeRunFile } from './run-file.ts';
import { type LocalService, startService } from './service.ts';
import { print, StartProblem, step } from './steps.ts';

const usualPort = 8787;
const names = { indexPrefix: 'guiju', catalogueTable: 'guiju-catalogue', literatureBucket: 'guiju-literature' };
/** No state: the engines' libraries never change, and what runs must be known until it has ended. */
const kept = ['engines', 'run'];

const home = stateHome();
const running: { gateway?: Gateway; service?: LocalService; engines?: Engines; claimed?: boolean } = {};
let ending: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void end(0));
}
start().catch((error) => {
  const isExpected = error instanceof StartProblem || error instanceof EngineProblem;
  process.stderr.write(`${isExpected ? error.message : (error?.stack ?? error)}\n`);
  return end(1);
});

async function start(): Promise<void> {
  const started = performance.now();
  await mkdir(home, { recursive: true });
  await claimHome(home);
  running.claimed = true;
  if (process.argv.includes('--fresh')) await step('state emptied', empty);
  const gateway = await takePort();
  running.gateway = gateway;
  const site = step('site', async (note) => note(await buildSite()));
  // Waited for below; a failure there must not count as unhandled until then.
  site.catch(() => undefined);
  const engines = await step('engines', () => startEngines({ home, log: (line) => print(`  ${line}`) }));
  running.engines = engines;
  await site;
  const log = (line: string) => print(`  ${line}`);
  const service = await step('tables, buckets, indices, functions', () =>
    startService({ home, engines, names, gateway, site: true, log }),
  );
  running.service = service;
  const { opensearchUrl, dynamodbEndpoint, s3Endpoint } = engines;
  const { port, url } = gateway;
  const run = { pid: process.pid, port, url, opensearchUrl, dynamodbEndpoint, s3Endpoint, ...names };
  await writeRunFile(home, run);
  if (await isIndexStale(run)) await step('index rebuilt from the table', renewIndex);
  await step('demo content', async (note) => {
    const [{ records, created, changed }] = await Promise.all([
      loadDemo(run),
      loadDemoOrganizations(run),
      loadDemoLaws(run),
    ]);
    const [deposit = ''] = await loadDemoDeposits();
    await loadDemoListing(deposit);
    await loadDemoProjects();
    await loadDemoRegisters();
    await service.settled('deposits');
    note(`${records} standards, ${created + changed} written`);
    // A book that is being read must not keep the door closed.
    await service.settled('catalogue');
    // Written is not yet found: searches see a change after the next refresh.
    const { admin, indexPrefix } = indexServices();
    const { standards, suggestions } = indexNames(indexPrefix);
    await Promise.all([standards, suggestions].map((index) => admin.refresh(index)));
  });
  // Whoever is let in finds everything: the door opens last.
  await service.open();
  print(`\nGuiju 规矩 is at ${url} (ready in ${((performance.now() - started) / 1000).toFixed(1)} s; Ctrl-C ends it)`);
}

async function empty(): Promise<void> {
  const entries = (await readdir(home)).filter((entry) => !kept.includes(entry));
  const positions = (await readdir(join(home, 'run'))).filter((entry) => entry.startsWith('stream-'));
  const gone = [...entries, ...positions.map((entry) => join('run', entry))];
  await Promise.all(gone.map((entry) => rm(join(home, entry), { recursive: true, force: true })));
}

/** Takes the port at once, so that nobody else does while the engines start. */
async function takePort(): Promise<Gateway> {
  const wanted = Number(process.env.PORT || usualPort);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new StartProblem(`PORT is "${process.env.PORT}": it must be a number from 0 to 65535.`);
  }
  const gateway = await startGateway(wanted).catch((error) => {
    throw new StartProblem(`Port ${wanted} cannot be used (${error.message}): set PORT to another one.`);
  });
  if (wanted !== 0 && gateway.port !== wanted) print(`  port ${wanted} is busy, taking ${gateway.port}`);
  return gateway;
}

/** Ends everything, engines last, because what runs still writes to them. A second Ctrl-C changes nothing. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    await (running.service ?? running.gateway)?.stop();
    await running.engines?.stop();
    if (running.claimed) await releaseHome(home);
    process.exit(code);
  })();
  return ending;
}
