import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, clientPackage } from '#infra/build-site.ts';
import { loadDemo } from '#infra/local/demo/load-demo.ts';
import { createClient } from '#shared/client/client.ts';
import { collect } from '#shared/client/pages.ts';
import { clientPrints } from '#test/functions/foreign-clients.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';

let service: TestService;
let folder: string;

beforeAll(async () => {
  const engines = runningEngines();
  folder = await mkdtemp(join(tmpdir(), 'guiju-stranger-'));
  await Promise.all([install(), startTestService().then((started) => (service = started))]);
  await loadDemo({ dynamodbEndpoint: engines.dynamodbEndpoint, catalogueTable: service.names.catalogueTable });
  await service.settled();
}, 300_000);
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Installs the package that the site hands out into an empty folder, as a stranger does. */
async function install() {
  await buildSite();
  await writeFile(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  await clientPrints('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', clientPackage], '', folder);
}

async function guiju(args: string[], { input = '', locale = 'en_GB.UTF-8', url = service.url } = {}) {
  const command = spawn(process.execPath, [join(folder, 'node_modules', '.bin', 'guiju'), ...args], {
    env: { PATH: process.env.PATH, LC_ALL: '', LANG: locale, GUIJU_URL: url },
  });
  command.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => command.once('exit', resolve));
  const [code, out, problem] = await Promise.all([ended, text(command.stdout), text(command.stderr)]);
  return { code, out, problem, lines: out.trimEnd().split('\n') };
}

describe('the command line', { timeout: 120_000 }, () => {
  test('search prints a standard a line, or JSON Lines', async () => {
    const found = await guiju(['search', 'GB/T', '19001', '--size', '3'], { locale: 'zh_CN.UTF-8' });
    expect(found).toMatchObject({ code: 0, problem: '' });
    expect(found.lines[0]).toMatch(/^GB\/T 19001-2016\s+\S+\s+2017-07-01\s+质量管理体系/);
    const { lines } = await guiju(['search', '19001', '--json', '--size', '1']);
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['gb-t.19001-2016']);
  });

  test('search draws at random, the same for the same seed, and leaves the fields that are wanted', async () => {
    const draw = ['search', '--sample', '4', '--seed', '7', '--json', '--select', 'number,status'];
    const drawn = await guiju(draw);
    expect(drawn.lines.map((line) => Object.keys(JSON.parse(line)))).toEqual(Array(4).fill(['number', 'status']));
    expect(await guiju(draw)).toEqual(drawn);
    expect((await guiju(['search', '--select', 'number'])).code).toBe(2);
  });

  test('resolve reads a list from a pipe and from a file, and fails on what it is told to', async () => {
    const input = '# ours\ndb21t1237-2015\r\n\nGB/T 19001-2016\n';
    const piped = await guiju(['resolve', '--json', '--fail-on', 'withdrawn'], { input });
    expect(piped.code).toBe(1);
    expect(piped.lines.map((line) => JSON.parse(line).standard.id)).toEqual(['db21-t.1237-2015', 'gb-t.19001-2016']);
    const list = join(folder, 'list.txt');
    await writeFile(list, input);
    const read = await guiju(['resolve', list, '--fail-on', 'none']);
    expect(read.code).toBe(0);
    expect(read.lines.map((line) => line.split(/\s{2,}/).slice(0, 3))).toEqual([
      ['db21t1237-2015', 'exact', 'DB21/T 1237-2015'],
      ['GB/T 19001-2016', 'exact', 'GB/T 19001-2016'],
    ]);
  });

  test('get takes ids and numbers, and ends with 1 when one is missing', async () => {
    const [one] = (await guiju(['get', 'GB/T 19001-2016', '--json'])).lines;
    expect(JSON.parse(one ?? '').id).toBe('gb-t.19001-2016');
    const missing = await guiju(['get', 'gb-t.19001-2016', 'gb-t.1-1066']);
    expect(missing).toMatchObject({ code: 1, problem: 'No one standard is meant by gb-t.1-1066\n' });
    expect(missing.out).toContain('GB/T 19001-2016');
  });

  test.each([
    ['gbt7714', '[S/OL]'],
    ['bib', '@'],
    ['ris', 'TY  - '],
  ])('cite --style %s', async (style, sign) => {
    const cited = await guiju(['cite', 'gb-t.19001-2016', '--style', style]);
    expect(cited.code).toBe(0);
    expect(cited.out).toContain(sign);
    expect(cited.out).toContain('19001');
  });

  test('check judges a text from a pipe, a file and numbers, on a day', async () => {
    const input = '执行 DB21/T 1237-2015。\n';
    const piped = await guiju(['check', '--json', '--fail-on', 'withdrawn,invalid'], { input });
    expect(piped.code).toBe(1);
    expect(JSON.parse(piped.out)).toMatchObject({ lines: [{ standard: { id: 'db21-t.1237-2015' } }] });
    const file = join(folder, 'contract.txt');
    await writeFile(file, input);
    const then = await guiju(['check', file, '--as-of', '2016-01-01', '--fail-on', 'withdrawn,invalid']);
    expect(then.code).toBe(0);
    expect(then.lines[0]).toMatch(/^DB21\/T 1237-2015 {2}Attention .*→ DB21\/T 1237-2020$/);
    const replaced = await guiju(['check', 'DB21/T 1237-2008', '--fail-on', 'withdrawn']);
    expect([replaced.code, replaced.lines[0]]).toEqual([1, expect.stringContaining('Replaced by')]);
    const chinese = await guiju(['check', 'GB/T 19001-2016'], { locale: 'zh_CN.UTF-8' });
    expect(chinese.lines[0]).toMatch(/^GB\/T 19001-2016\s+留意 .*ISO 9001:2015/);
  });

  test('harvest goes on after a sequence number', async () => {
    const { lines, code } = await guiju(['harvest', '--since', '2', '--size', '3', '--json']);
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line).sequence)).toEqual([3, 4, 5]);
    const [whole] = (await guiju(['harvest', '--size', '1', '--records'])).lines;
    const { id, record } = JSON.parse(whole ?? '');
    expect(record.id).toBe(id);
  });

  test('wrong usage ends with 2, a service that is not there with 3', async () => {
    expect((await guiju(['--help'])).out).toContain('Exit codes');
    expect((await guiju(['--help'], { locale: 'zh_CN' })).out).toContain('退出码');
    expect((await guiju(['fetch'])).code).toBe(2);
    expect((await guiju(['get', '--nonsense'])).code).toBe(2);
    expect((await guiju(['cite', 'gb-t.19001-2016', '--style', 'mla'])).code).toBe(2);
    expect(await guiju(['check', 'GB/T 1', '--fail-on', 'withdrawn,wihtdrawn'])).toMatchObject({
      code: 2,
      problem: expect.stringContaining('--fail-on wihtdrawn ('),
    });
    expect((await guiju(['check', 'no-such-list.xlsx'])).code).toBe(2);
    expect(await guiju(['search', 'a'], { url: 'http://127.0.0.1:9' })).toMatchObject({
      code: 3,
      problem: 'The service cannot be reached\n',
    });
    expect((await guiju(['check', 'GB/T 1', '--as-of', 'today'])).code).toBe(3);
  });
});

/** Every promise of the types, under rules stricter than our own, and a wrong word that they must not let through. */
const program = (url: string) => `
import { collect, type Contract, createClient, ServiceProblem } from 'guiju';
const client = createClient({ baseUrl: '${url}', language: 'en' });
const found: Contract.StandardSummary[] = await collect(client.searchAll({ q: 'GB', status: ['in-force'], size: 7 }));
const { match, standard } = await client.resolve('gbt19001');
const record: Contract.StandardRecord = await client.get(standard?.id ?? '');
const refused: unknown = await client.get('gb.1-1066').catch((error: unknown) => error);
// @ts-expect-error
const wrong = () => client.search({ status: ['in-farce'] });
const [drawn] = (await client.search({ sample: 1, select: ['number', 'title'] })).items;
const number: string | undefined = drawn?.number;
// @ts-expect-error
const unselected = () => drawn?.status;
const code = refused instanceof ServiceProblem ? refused.code : typeof wrong;
console.log(JSON.stringify([found.length, new Set(found.map(({ id }) => id)).size, match, record.number, code, typeof number, typeof unselected]));
`;

test('a program of a stranger compiles under strict rules and runs', { timeout: 60_000 }, async () => {
  await writeFile(join(folder, 'stranger.ts'), program(service.url));
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--verbatimModuleSyntax'];
  const target = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom', '--types', ''];
  const tsc = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url));
  await clientPrints(tsc, [...strict, ...target, '--noEmit', 'stranger.ts'], '', folder);
  const { total } = await createClient({ baseUrl: service.url }).search({ q: 'GB', status: ['in-force'] });
  const printed = JSON.parse(await clientPrints(process.execPath, ['stranger.ts'], '', folder));
  expect(printed).toEqual([total, total, 'edition-in-force', 'GB/T 19001-2016', 'NOT_FOUND', 'string', 'function']);
});

test('the client reads every kind of answer that it has a type for', { timeout: 60_000 }, async () => {
  const client = createClient({ baseUrl: service.url, language: 'en' });
  const id = 'gb-t.22373-2021';
  expect((await client.listEditions(id)).items.map((edition) => edition.id)).toContain('gb-t.22373-2008');
  expect((await client.listRelations(id)).items.map(({ type }) => type)).toContain('replaces');
  expect((await client.findImpact(id, { depth: 1 })).id).toBe(id);
  expect((await client.listCitations(id)).items).toEqual(expect.any(Array));
  expect((await client.listCiting(id)).total).toBeGreaterThanOrEqual(0);
  expect((await client.listDeposits()).items).toEqual([]);
  expect((await client.listListings()).items).toEqual([]);
  expect((await client.search({ q: '22373', status: ['withdrawn'] })).items.map((one) => one.id)).toContain(
    'gb-t.22373-2008',
  );
  const checked = await client.check({ items: ['GB/T 19001-2016'] });
  expect((await client.getCheck(checked.id)).lines).toEqual(checked.lines);
  const numbers = Array.from({ length: 201 }, () => 'GB/T 19001-2016');
  expect(await collect(client.resolveAll(numbers))).toHaveLength(201);
});
