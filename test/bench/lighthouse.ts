import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { engineCache } from '#infra/local/engines/folders.ts';
import { type BenchContext, table } from './part.ts';

const run = promisify(execFile);
const version = '13.5.0';

const pages = [
  '/',
  '/standards?q=%E8%B4%A8%E9%87%8F',
  '/standards/gb-t.19001-2016',
  '/en/standards/gb.7718-2025',
  '/documents',
  '/market',
  '/deposits',
  '/check',
  '/statistics',
  '/developers',
  '/verify',
  '/classifications',
];

const Result = z.object({
  categories: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullable() })),
});

/** Scores of pages by Lighthouse, of 100, in its categories; its throttling of a telephone is simulated. */
export async function report({ serviceUrl, print }: BenchContext): Promise<string> {
  const chromium = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));
  if (chromium === undefined) return 'Not measured: there is no Chromium here.';
  const program = await lighthouse(print);
  const rows: string[][] = [];
  let head: string[] = [];
  for (const page of pages) {
    const { categories } = await measure(program, chromium, serviceUrl + page);
    head = Object.values(categories).map(({ title }) => title);
    const scores = Object.values(categories).map(({ score }) =>
      score === null ? 'none' : String(Math.round(score * 100)),
    );
    print(`  ${page}: ${scores.join(', ')}`);
    rows.push([decodeURIComponent(page), ...scores]);
  }
  return `${table(['page', ...head], rows)}\n\nPages of results are kept out of search engines on purpose, which Lighthouse counts against them.`;
}

/** Lighthouse of one version, installed beside the engines once: it is large, and tests do without. */
async function lighthouse(print: BenchContext['print']): Promise<string> {
  const folder = join(engineCache(), `lighthouse-${version}`);
  const program = join(folder, 'node_modules/lighthouse/cli/index.js');
  if (existsSync(program)) return program;
  print(`  Installing lighthouse ${version} into ${folder} …`);
  await mkdir(folder, { recursive: true });
  await run('npm', [
    'install',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `lighthouse@${version}`,
  ]);
  return program;
}

async function measure(program: string, chromium: string, url: string): Promise<z.infer<typeof Result>> {
  const folder = await mkdtemp(join(tmpdir(), 'guiju-lighthouse-'));
  const output = join(folder, 'result.json');
  const flags = '--headless=new --no-sandbox --disable-gpu --disable-background-networking';
  const asked = [program, url, '--quiet', '--output=json', `--output-path=${output}`, `--chrome-flags=${flags}`];
  try {
    await run(process.execPath, asked, { env: { ...process.env, CHROME_PATH: chromium } });
    return Result.parse(JSON.parse(await readFile(output, 'utf8')));
  } finally {
    await rm(folder, { recursive: true });
  }
}
