import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import LinkHeader from 'http-link-header';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handler as writeDumps } from '#functions/write-dumps.ts';
import { buildSite } from '#infra/build-site.ts';
import { loadDemo } from '#infra/local/demo/load-demo.ts';
import type { Dump } from '#shared/interchange/dumps/dump.ts';
import { clientPrints } from '#test/functions/foreign-clients.ts';
import { runningEngines, startTestService, type TestService } from '#test/service.ts';

let service: TestService;
let records = 0;

beforeAll(async () => {
  const engines = runningEngines();
  await buildSite();
  service = await startTestService({ site: true });
  const { catalogueTable } = service.names;
  records = (await loadDemo({ dynamodbEndpoint: engines.dynamodbEndpoint, catalogueTable })).records;
}, 120_000);
afterAll(() => service?.stop());

const get = (path: string) => fetch(`${service.url}${path}`);
const list = async () => (await (await get('/dumps/index.json')).json()) as { items: Dump[] };

async function fileOf({ files }: Dump, ending: string): Promise<Buffer> {
  const file = files.find(({ name }) => name.endsWith(ending));
  const response = await fetch(file?.url ?? '');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256);
  expect(bytes.length).toBe(file?.bytes);
  return bytes;
}

const pageOf = async (path: string) => (await get(path)).text();

test('before the first dump the list is empty, the page says so and a file is not found', async () => {
  expect(await list()).toEqual({ items: [] });
  expect(await pageOf('/dumps')).toContain('还没有数据文件');
  expect(await pageOf('/en/dumps')).toContain('There is no dump yet');
  expect((await get('/dumps/2026-11-25/standards.csv.gz')).status).toBe(404);
});

describe('a dump', () => {
  test('holds every record in three forms that say the same, each with its SHA-256', async () => {
    await writeDumps();
    const [dump] = (await list()).items;
    if (!dump) throw new Error('there is a dump');
    expect(dump.records).toBe(records);
    const lines = gunzipSync(await fileOf(dump, '.jsonl.gz'))
      .toString()
      .trimEnd()
      .split('\n');
    const ids = lines.map((line) => JSON.parse(line).id).sort();
    expect(new Set(ids).size).toBe(records);
    const bytes = await fileOf(dump, '.parquet');
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows.map(({ id }) => id).sort()).toEqual(ids);
    const quality = rows.find(({ id }) => id === 'gb-t.19001-2016');
    expect(quality).toMatchObject({ number: 'GB/T 19001-2016', level: 'national', title_zh: '质量管理体系 要求' });
    const table = gunzipSync(await fileOf(dump, '.csv.gz'))
      .toString()
      .trimEnd()
      .split('\r\n');
    expect(table).toHaveLength(records + 1);
    expect(table[0]?.split(',')).toEqual(Object.keys(rows[0] ?? {}));
  });

  test('holds what a walk from page to page by Link comes to, each once', async () => {
    const [dump] = (await list()).items;
    if (!dump) throw new Error('there is a dump');
    await service.settled();
    const dumped = gunzipSync(await fileOf(dump, '.jsonl.gz')).toString();
    const walked: string[] = [];
    for (let path: string | undefined = '/v1/standards?size=20&sort=number&select=id'; path; ) {
      const page = await get(path);
      const { items }: { items: { id: string }[] } = await page.json();
      walked.push(...items.map(({ id }) => id));
      path = LinkHeader.parse(page.headers.get('link') ?? '').refs.find(({ rel }) => rel === 'next')?.uri;
    }
    const ids = dumped
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(walked.sort()).toEqual(ids.sort());
  });

  test('made again on the same day takes the place of the one before', async () => {
    await writeDumps();
    expect((await list()).items).toHaveLength(1);
  });

  test('is described for open-data portals', async () => {
    const response = await get('/dumps/dcat.jsonld');
    expect(response.headers.get('content-type')).toContain('application/ld+json');
    const dataset = (await response.json())['dcat:dataset'];
    expect(dataset['dcat:distribution']).toHaveLength(3);
  });

  test('is listed on a page in both languages, whose command tells a whole file from a damaged one', async () => {
    const [dump] = (await list()).items;
    if (!dump) throw new Error('there is a dump');
    const pages = await Promise.all(['/dumps', '/en/dumps'].map(pageOf));
    for (const page of pages) {
      for (const { sha256, url, bytes } of dump.files) {
        expect(page).toContain(`>${sha256}</pre>`);
        expect(page).toContain(`href="${url}"`);
        expect(page).toContain(bytes.toLocaleString('en'));
      }
    }
    const [, command = ''] = /<pre id="check-command">(.*?)<\/pre>/s.exec(pages[1] ?? '') ?? [];
    const script = command.replaceAll('&#x27;', "'").replaceAll('&lt;', '<');
    const folder = await mkdtemp(join(tmpdir(), 'guiju-dump-'));
    const name = dump.files.find((file) => file.name.endsWith('.csv.gz'))?.name ?? '';
    await writeFile(join(folder, name), await fileOf(dump, '.csv.gz'));
    expect(await clientPrints('sh', ['-c', script], '', folder)).toBe(`${name}: OK\n`);
    await writeFile(join(folder, name), 'damaged');
    await expect(clientPrints('sh', ['-c', script], '', folder)).rejects.toMatchObject({ stdout: `${name}: FAILED\n` });
    await rm(folder, { recursive: true });
  });
});
