import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { characterErrors } from './character-errors.ts';
import { measurePackage } from './digitize-package.ts';
import { measureTexts } from './digitize-texts.ts';
import { type Report, table } from './part.ts';

interface ScanRun {
  read: { page: number; seconds: number; cpuSeconds: number; mended: number; text: string }[];
  peakMegabytes: number;
}

const run = promisify(execFile);
const script = fileURLToPath(new URL('./digitize-scans.ts', import.meta.url));
const data = process.env.GUIJU_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const folder = join(data, 'texts/zh-standards');
/** A scan without a transcript, for the workers: a page of prose that is not counted, then prose and tables. */
const workload = { file: 'GB-8978-1996.pdf', warmUp: 3, pages: [4, 5, 7] };

/**
 * Error rate, speed and memory of reading scans; speed of reading text layers beside bare pdfjs; two workers beside one;
 * what the function weighs. About three minutes on two quiet cores.
 */
export const report: Report = async ({ print }) => {
  if (!existsSync(folder)) {
    print(`  left out: ${folder} is not there (GUIJU_DATA names the folder of data)`);
    return '';
  }
  print('  transcribed scans');
  const scans = await scanRows();
  print('  text layers');
  const texts = await measureTexts(join(folder, 'pdf'));
  print('  one worker and two');
  const workers = await measureWorkers();
  print('  package');
  const { unpacked, zipped } = await measurePackage('digitize-page');
  const ours = texts.pages / texts.oursSeconds;
  const bare = texts.pages / texts.bareSeconds;
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  return [
    table(['scan page', 'characters wrong', 'mended', 's a page', 'CPU s', 'peak memory'], scans),
    '',
    table(
      ['work', 'measured', 'beside', 'ratio'],
      [
        [
          `text layers of ${texts.pages} pages`,
          `${ours.toFixed(0)} pages per CPU second`,
          `bare pdfjs ${bare.toFixed(0)}`,
          `${(ours / bare).toFixed(2)} ×`,
        ],
        [
          'reading scans, two workers of one thread',
          `${workers.two.toFixed(1)} pages/min`,
          `one worker ${workers.one.toFixed(1)}`,
          `${(workers.two / workers.one).toFixed(2)} ×`,
        ],
        ['package of the function', megabytes(unpacked), 'Lambda takes 262 MB', `${megabytes(zipped)} zipped`],
      ],
    ),
  ].join('\n');
};

async function readScans(file: string, threads: number, pages: readonly number[]): Promise<ScanRun> {
  const { stdout } = await run(process.execPath, [script, file, String(threads), ...pages.map(String)], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as ScanRun;
}

async function scanRows(): Promise<string[][]> {
  const transcripts = (await readdir(join(folder, 'transcripts'))).filter((name) => name.endsWith('.txt')).sort();
  const rows: string[][] = [];
  for (const name of transcripts) {
    const [, stem = '', page = ''] = /^(.+)\.page(\d+)\.txt$/.exec(name) ?? [];
    const truth = await readFile(join(folder, 'transcripts', name), 'utf8');
    const { read, peakMegabytes } = await readScans(join(folder, 'pdf', `${stem}.pdf`), 2, [Number(page)]);
    const [one] = read;
    if (!one) continue;
    const errors = (characterErrors(truth, one.text) * 100).toFixed(2);
    const took = [one.seconds.toFixed(1), one.cpuSeconds.toFixed(1), `${Math.round(peakMegabytes)} MB`];
    rows.push([`${stem} p. ${page}`, `${errors} %`, String(one.mended), ...took]);
  }
  return rows;
}

/** Pages a minute, the loading of the networks and the first page of each worker left out. */
async function measureWorkers(): Promise<{ one: number; two: number }> {
  const file = join(folder, 'pdf', workload.file);
  const rateOf = ({ read }: ScanRun) => {
    const counted = read.slice(1);
    return (counted.length * 60) / counted.reduce((sum, { seconds }) => sum + seconds, 0);
  };
  const work = () => readScans(file, 1, [workload.warmUp, ...workload.pages]);
  const one = rateOf(await work());
  const two = (await Promise.all([work(), work()])).reduce((sum, worker) => sum + rateOf(worker), 0);
  return { one, two };
}
