import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { characterErrors } from './character-errors.ts';
import { measureTexts } from './digitize-texts.ts';
import type { Report } from './part.ts';

interface ScanRun {
  read: { page: number; seconds: number; cpuSeconds: number; mended: number; text: string }[];
  peakMegabytes: number;
}

const run = promisify(execFile);
const script = fileURLToPath(new URL('./digitize-scans.ts', import.meta.url));
const data = process.env.GUIJU_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const folder = join(data, 'texts/zh-standards');
/** A scan without a transcript, for the workers: pages of prose and of tables. */
const workload = { file: 'GB-8978-1996.pdf', pages: [3, 4, 5, 6, 7, 8] };

/** Error rate, speed and memory of reading scans; speed of reading text layers beside bare pdfjs; two workers beside one. */
export const report: Report = async ({ print }) => {
  if (!existsSync(folder)) {
    print(`  left out: ${folder} is not there (GUIJU_DATA names the folder of data)`);
    return '';
  }
  const scans = await scanRows();
  const texts = await measureTexts(join(folder, 'pdf'));
  const workers = await measureWorkers();
  const rate = texts.bareSeconds / texts.oursSeconds;
  return [
    '| scan page | error rate | mended | s a page | CPU s | peak memory |',
    '|---|---|---|---|---|---|',
    ...scans,
    '',
    `Text layers: ${texts.pages} pages, ${(texts.pages / texts.oursSeconds).toFixed(0)} pages per CPU second, bare pdfjs ` +
      `${(texts.pages / texts.bareSeconds).toFixed(0)}: ${rate.toFixed(2)} ×.`,
    '',
    `Scans: ${workers.one.toFixed(1)} pages/min with one worker of one thread, ${workers.two.toFixed(1)} with two: ` +
      `${(workers.two / workers.one).toFixed(2)} ×.`,
  ].join('\n');
};

async function readScans(file: string, threads: number, pages: readonly number[]): Promise<ScanRun> {
  const { stdout } = await run(process.execPath, [script, file, String(threads), ...pages.map(String)], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as ScanRun;
}

async function scanRows(): Promise<string[]> {
  const transcripts = (await readdir(join(folder, 'transcripts'))).filter((name) => name.endsWith('.txt')).sort();
  const rows: string[] = [];
  for (const name of transcripts) {
    const [, stem = '', page = ''] = /^(.+)\.page(\d+)\.txt$/.exec(name) ?? [];
    const truth = await readFile(join(folder, 'transcripts', name), 'utf8');
    const { read, peakMegabytes } = await readScans(join(folder, 'pdf', `${stem}.pdf`), 2, [Number(page)]);
    const [one] = read;
    if (!one) continue;
    const errors = (characterErrors(truth, one.text) * 100).toFixed(2);
    const took = `${one.seconds.toFixed(1)} | ${one.cpuSeconds.toFixed(1)} | ${Math.round(peakMegabytes)} MB`;
    rows.push(`| ${stem} p. ${page} | ${errors} % | ${one.mended} | ${took} |`);
  }
  return rows;
}

/** Pages a minute, the loading of the networks left out. */
async function measureWorkers(): Promise<{ one: number; two: number }> {
  const file = join(folder, 'pdf', workload.file);
  const alone = await readScans(file, 1, workload.pages);
  const half = workload.pages.length / 2;
  const both = await Promise.all([
    readScans(file, 1, [...workload.pages.slice(0, half), ...workload.pages.slice(half)]),
    readScans(file, 1, [...workload.pages.slice(half), ...workload.pages.slice(0, half)]),
  ]);
  const secondsOf = ({ read }: ScanRun) => read.reduce((sum, { seconds }) => sum + seconds, 0);
  const one = (workload.pages.length * 60) / secondsOf(alone);
  const two = both.reduce((sum, worker) => sum + (worker.read.length * 60) / secondsOf(worker), 0);
  return { one, two };
}
