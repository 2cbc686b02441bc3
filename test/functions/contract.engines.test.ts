import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '#infra/local/demo/load-demo.ts';
import { freePort } from '#infra/local/engines/port.ts';
import { tokenOf } from '#test/call-as.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';
import { clientPrints } from './foreign-clients.ts';
import { generateClients, generators } from './generated-clients.ts';

let service: TestService;
let folder: string;
let document: string;
let twin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guiju-contract-'));
  service = await startTestService();
  const { dynamodbEndpoint } = runningEngines();
  await loadDemo({ dynamodbEndpoint, catalogueTable: service.names.catalogueTable });
  await service.settled();
  [document = '', twin = ''] = await Promise.all(['openapi.json', 'openapi-3.2.json'].map(download));
}, 300_000);
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function download(name: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  const headers = { 'accept-language': 'en' };
  await writeFile(file, await (await fetch(`${service.url}/${name}`, { headers })).text());
  return file;
}

const bin = (name: string) => join('node_modules', '.bin', name);

describe.concurrent('the description that the service gives of itself', { timeout: 240_000 }, () => {
  test('has nothing that Spectral warns of', async ({ expect }) => {
    const rules = join(folder, 'spectral.yaml');
    await writeFile(rules, 'extends: ["spectral:oas"]\n');
    const given = ['lint', document, '--ruleset', rules, '--format', 'json', '--fail-severity', 'hint', '--quiet'];
    expect(JSON.parse(await clientPrints(process.execPath, [bin('spectral'), ...given]))).toEqual([]);
  });

  /** Identifiers and dumps answer with redirects alone, which it would have otherwise. */
  test('has nothing that Redocly warns of, in OpenAPI 3.1 and 3.2', async ({ expect }) => {
    const skipped = ['--skip-rule', 'operation-2xx-response'];
    expect(JSON.parse(await readFile(twin, 'utf8')).openapi).toBe('3.2.0');
    const asked = ['--format', 'json', '--max-problems', '10', ...skipped];
    const lint = (file: string) => clientPrints(process.execPath, [bin('redocly'), 'lint', file, ...asked]);
    const problems = (await Promise.all([document, twin].map(lint))).flatMap((printed) => JSON.parse(printed).problems);
    expect(problems).toEqual([]);
  });

  test('becomes clients of other people that compile under strict rules and are answered', async ({ expect, skip }) => {
    const tools = await generators();
    if (!tools) return skip('the generators could not be installed');
    for (const description of [document, twin]) {
      const program = await generateClients(tools, description, service.url);
      const printed = JSON.parse(await clientPrints(process.execPath, [program]));
      expect(printed).toEqual({
        fetched: ['GB/T 19001-2016', 'GB/T 19001-2016', 404],
        called: ['GB/T 19001-2016', 'edition-in-force', 'NOT_FOUND'],
      });
    }
  });

  test('is a collection whose calls newman makes, and whose answers are those described', async ({ expect }) => {
    const collection = await download('collections/guiju.postman.json');
    const folders = ['Finding', 'Service', 'Validity'].flatMap((name) => ['--folder', name]);
    const report = join(folder, 'newman.json');
    const reported = ['--reporters', 'json', '--reporter-json-export', report, '--ignore-redirects'];
    const asked = ['run', collection, '--env-var', `baseUrl=${service.url}`, ...folders, ...reported];
    await clientPrints(process.execPath, [bin('newman'), ...asked]);
    const { run } = JSON.parse(await readFile(report, 'utf8'));
    expect(run.failures).toEqual([]);
    expect(run.stats.assertions.total).toBeGreaterThan(15);
  });
});

/** Paths of GET requests whose answers a foreign validator judges; redirects are left out, because the proxy follows them. */
const paths = [
  '/v1/standards?q=GB&facets=status,level,issuer,ics&size=5',
  '/v1/standards?status=withdrawn&asOf=2020-01-01',
  '/v1/standards?select=number,title&sample=3&seed=7',
  '/v1/standards/resolve?q=gbt19001',
  '/v1/standards/gb-t.19001-2016',
  '/v1/standards/gb-t.19001-2016?asOf=2017-01-01',
  '/v1/standards/gb-t.19001-2016/editions',
  '/v1/standards/gb-t.19001-2016/relations',
  '/v1/standards/gb-t.19001-2016/history',
  '/v1/standards/gb-t.19001-2016/citations',
  '/v1/standards/gb-t.19001-2016/impact',
  '/v1/standards/gb.0-1900',
  '/v1/suggest?q=zhi',
  '/v1/classifications/ics',
  '/v1/classifications/ccs?parent=A',
  '/v1/changes?since=0&size=5',
  '/v1/documents',
  '/v1/deposits',
  '/v1/listings',
  '/v1/statistics',
  '/v1/quality',
  '/v1/feedback',
  '/v1/health',
  '/oai?verb=Identify',
  '/oai?verb=ListRecords&metadataPrefix=oai_dc&set=kind:GB',
  '/sru?operation=explain',
  '/dumps/index.json',
  '/dumps/dcat.jsonld',
  '/robots.txt',
  '/.well-known/api-catalog',
  '/.well-known/security.txt',
  '/sitemap.xml',
  '/calendar.ics',
  '/feeds/search.atom?q=GB',
];
const ofMembers = ['/v1/me', '/v1/api-keys', '/v1/organizations', '/v1/entitlements', '/v1/follows'];

describe('between a client and the service, Prism finds no violation of the contract', () => {
  let proxy: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const port = await freePort(0);
    url = `http://127.0.0.1:${port}`;
    const given = ['proxy', document, service.url, '--errors', '--port', String(port)];
    proxy = spawn(process.execPath, [bin('prism'), ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
    if (!proxy.stdout) throw new Error('Prism prints nothing');
    for await (const line of createInterface({ input: proxy.stdout })) if (line.includes('is listening')) break;
    proxy.stdout.resume();
  }, 240_000);
  afterAll(async () => {
    const ended = once(proxy, 'exit');
    proxy.kill();
    await ended;
  });

  /** What Prism holds against a request or its answer: it answers in its own words where something is wrong. */
  const violations = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, init);
    const text = await response.text();
    return { status: response.status, violations: text.includes('prism/errors#') ? text : '' };
  };

  test.each(paths)('GET %s', async (path) => {
    expect(await violations(path)).toEqual({ status: expect.toSatisfy((status) => status < 500), violations: '' });
  });

  test.each(ofMembers)('GET %s as a member', async (path) => {
    const headers = { authorization: `Bearer ${await tokenOf(service, 'reader')}` };
    expect(await violations(path, { headers })).toMatchObject({ violations: '' });
  });

  test.each<[string, unknown, number]>([
    ['/v1/standards/resolve', { q: ['GB/T 3095', 'ISO 9001:2015'], asOf: '2020-01-01' }, 200],
    ['/v1/checks', { items: ['GB/T 19001-2008', 'nothing'] }, 201],
    ['/v1/standards/resolve', { q: ['GB/T 3095'], sandbox: true }, 422],
  ])('POST %s %j', async (path, body, status) => {
    const answer = await violations(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([answer.status, answer.violations === '']).toEqual([status, status < 300]);
  });

  test('and it would: a request without credentials is stopped', async () => {
    expect(await violations('/v1/me')).toMatchObject({
      status: 401,
      violations: expect.stringContaining('UNAUTHORIZED'),
    });
  });
});
