import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstSteps, machineSignIn, rehearsal } from '#frontend/app/first-steps.ts';
import { type SampleLanguage, type SampleTask, sampleText } from '#frontend/app/samples.ts';
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
}, 120_000);
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Runner {
  language: SampleLanguage;
  command: string;
  /** What comes before the name of the file. */
  before: string[];
  works: boolean;
}

const works = (name: string, command: string, asked: string, debian: string) =>
  hasClient(`samples in ${name}`, command, [asked], debian);
const hasCurl = works('curl', 'curl', '--version', 'curl');
const runners: Runner[] = [
  { language: 'sh', command: 'sh', before: [], works: hasCurl },
  { language: 'ts', command: process.execPath, before: [], works: true },
  { language: 'py', command: 'python3', before: [], works: works('Python', 'python3', '--version', 'python3') },
  {
    language: 'java',
    command: 'java',
    before: [],
    works: works('Java', 'java', '-version', 'openjdk-21-jdk-headless'),
  },
  { language: 'go', command: 'go', before: ['run'], works: works('Go', 'go', 'version', 'golang-go') },
];

describe.each(runners.filter((runner) => runner.works))('the samples in $language', ({ language, command, before }) => {
  const run = async (task: SampleTask, parameters: string[] = [], input = '') => {
    const file = join(folder, `${task}.${language}`);
    await writeFile(file, sampleText(task, language, service.url));
    return clientPrints(command, [...before, file, ...parameters], input, folder);
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
