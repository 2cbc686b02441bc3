import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientSteps, firstSteps, machineSignIn, rehearsal } from '#frontend/app/first-steps.ts';
import { type SampleLanguage, type SampleTask, sampleTasks, sampleText } from '#frontend/app/samples.ts';
import { buildSite } from '#infra/build-site.ts';
import { loadDemo } from '#infra/local/demo/load-demo.ts';
import { demoMachine } from '#infra/local/issuer-keys.ts';
import { newSigningKeys } from '#shared/webhooks/sign-message.ts';
import { tokenOf } from '#test/call-as.ts';
import { clientPrints, hasClient } from '#test/functions/foreign-clients.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';

let service: TestService;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guiju-samples-'));
  await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
  await buildSite();
  service = await startTestService({ site: true });
  const { dynamodbEndpoint } = runningEngines();
  await loadDemo({ dynamodbEndpoint, catalogueTable: service.names.catalogueTable });
  await service.settled();
}, 300_000);
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Runner {
  language: SampleLanguage;
  works: boolean;
  /** Compiles all samples of the language at once where that is needed, and says how one of them is started. */
  prepare(tasks: readonly SampleTask[]): Promise<(task: SampleTask) => [command: string, ...before: string[]]>;
}

const works = (name: string, command: string, asked: string, debian: string) =>
  hasClient(`samples in ${name}`, command, [asked], debian);
const hasCurl = works('curl', 'curl', '--version', 'curl');
const inFolder = (command: string, ...given: string[]) => clientPrints(command, given, '', folder);
const interpretedBy = (command: string, ending: string) => async () => (task: SampleTask) =>
  [command, `${task}.${ending}`] as [string, string];

const runners: Runner[] = [
  { language: 'sh', works: hasCurl, prepare: interpretedBy('sh', 'sh') },
  { language: 'ts', works: true, prepare: interpretedBy(process.execPath, 'ts') },
  {
    language: 'py',
    works: works('Python', 'python3', '--version', 'python3'),
    prepare: interpretedBy('python3', 'py'),
  },
  {
    language: 'java',
    works: works('Java', 'javac', '-version', 'openjdk-21-jdk-headless'),
    prepare: async (tasks) => {
      await inFolder('javac', '-d', 'java', ...tasks.map((task) => `${task}.java`));
      const light = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', 'java'];
      return (task) => ['java', ...light, task.charAt(0).toUpperCase() + task.slice(1)];
    },
  },
  {
    language: 'go',
    works: works('Go', 'go', 'version', 'golang-go'),
    prepare: async (tasks) => {
      await writeFile(join(folder, 'go.mod'), 'module samples\n\ngo 1.19\n');
      for (const task of tasks) {
        await mkdir(join(folder, 'go', task), { recursive: true });
        await rename(join(folder, `${task}.go`), join(folder, 'go', task, 'main.go'));
      }
      await inFolder('go', 'build', '-ldflags=-s -w', '-o', 'built/', './go/...');
      return (task) => [join(folder, 'built', task)];
    },
  },
];

describe.each(runners.filter((runner) => runner.works))('the samples in $language', ({ language, prepare }) => {
  let start: Awaited<ReturnType<Runner['prepare']>>;
  beforeAll(async () => {
    const tasks = Object.keys(sampleTasks) as SampleTask[];
    const write = (task: SampleTask) =>
      writeFile(join(folder, `${task}.${language}`), sampleText(task, language, service.url));
    await Promise.all(tasks.map(write));
    start = await prepare(tasks);
  }, 120_000);

  const run = async (task: SampleTask, parameters: string[] = [], input = '') => {
    const [command, ...before] = start(task);
    return clientPrints(command, [...before, ...parameters], input, folder);
  };

  test.each<[SampleTask, RegExp[]]>([
    ['search', [/GB\/T 19001-2016/, /质量管理体系 要求/, /in-force/]],
    ['resolve', [/exact/, /GB\/T 19001-2016/]],
    ['cite', [/^@\w+\{gb-t\.19001-2016,/, /GB\/T 19001-2016/]],
    ['check', [/GB\/T 19001-2008/, /invalid/, /GB 7718-2011/, /attention/]],
    ['mcp', [/GB\/T 19001/, /edition-in-force/]],
  ])('%s prints what it asks for', async (task, expected) => {
    const printed = await run(task);
    for (const pattern of expected) expect(printed).toMatch(pattern);
  });

  test('pages prints every number of the result once', async () => {
    const { total } = await (await fetch(`${service.url}/v1/standards?q=GB`)).json();
    const printed = (await run('pages')).trimEnd().split('\n');
    expect([printed.length, new Set(printed).size]).toEqual([total, total]);
  });

  test('webhook tells a genuine message from a forged one', async () => {
    const { secret } = newSigningKeys();
    const [id, at, body] = ['evt-1', new Date(), '{"type":"deposit.accepted","data":{"number":"T/标准 1"}}'];
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signature = `v1a,AAAA ${new Webhook(secret).sign(id, at, body)}`;
    const verify = (text: string) => run('webhook', [secret, id, timestamp, signature], text);
    expect(await verify(body)).toBe('genuine\n');
    await expect(verify(body.replace('1"', '2"'))).rejects.toMatchObject({ stdout: 'forged\n' });
  });
});

test.runIf(hasCurl)(
  'the first steps lead to a key, a record, citations that reference managers read, a set and the tool of an agent',
  async () => {
    const marked = firstSteps(service.url).map(({ id, command }) => `echo "== ${id}"\n${command}\necho`);
    const script = `set -eu\nTOKEN=${await tokenOf(service, 'reader')}\n${marked.join('\n')}`;
    const printed = await clientPrints('sh', ['-c', script], '', folder);
    const [, key = '', find = '', , harvest = '', mcp = ''] = printed.split(/^== \w+$/m);
    expect(JSON.parse(key)).toMatchObject({ subject: 'demo-reader' });
    expect(JSON.parse(find)).toMatchObject({ standard: { id: 'gb-t.19001-2016' } });
    for (const form of ['ris', 'bib']) {
      const cited = new Cite(await readFile(join(folder, `gb-t.19001-2016.${form}`), 'utf8'));
      expect(cited.data).toMatchObject([{ title: expect.stringContaining('质量管理体系') }]);
    }
    const { total } = await (await fetch(`${service.url}/v1/standards?issuer=GB&mandate=mandatory&size=1`)).json();
    expect(harvest.match(/<identifier>/g)).toHaveLength(total);
    expect(await readdir(folder)).toContain('set-1.xml');
    expect(JSON.parse(mcp)[0]).toMatchObject({ text: expect.stringContaining('GB/T 19001-2016') });
  },
);

test('the client and the command line install from the service and answer', { timeout: 120_000 }, async () => {
  const empty = await mkdtemp(join(folder, 'stranger-'));
  const quiet = 'npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false LANG=en';
  const script = `set -eu\nexport PATH="${dirname(process.execPath)}:$PATH" ${quiet}\n${clientSteps(service.url)}`;
  const printed = await clientPrints('sh', ['-c', script], '', empty);
  for (const expected of [
    /^GB\/T 19001-2016 .*Quality management/m,
    /^@techreport\{/m,
    /"invalid"/,
    /^GB\/T 19001-2016 in-force$/m,
  ]) {
    expect(printed).toMatch(expected);
  }
});

test.runIf(hasCurl)('the rehearsal shows a limit as a program meets it', async () => {
  const script = `set -eu\nTOKEN=${await tokenOf(service, 'reader')}\n${rehearsal(service.url)}`;
  const printed = await clientPrints('sh', ['-c', script], '', folder);
  expect(printed).toMatch(/^HTTP\/1\.1 429 /);
  expect(printed).toMatch(/^retry-after: 1\r$/im);
});

test.runIf(hasCurl)('a program of an organization signs in by the commands shown', async () => {
  const { id, secret } = demoMachine;
  const given = `ISSUER=${service.url}/oidc\nCLIENT_ID=${id}\nCLIENT_SECRET=${secret}`;
  const printed = await clientPrints('sh', ['-c', `set -eu\n${given}\n${machineSignIn(service.url)}`], '', folder);
  expect(JSON.parse(printed)).toMatchObject({ subject: id, roles: ['depositor'] });
});
