import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { passagesOfFile } from '#shared/checks/read-list-file.ts';
import { citedNumbers } from '#shared/checks/read-place.ts';
import type { Standard } from '#shared/standards/standard.ts';
import { compileRows, reconciled } from './catalogue-rows.ts';
import { judgeCitations, judgeLaws, judgeLines, judgeResolution } from './hand-checked.ts';
import { measureImpact } from './impact.ts';
import { percentile } from './metrics.ts';
import { dress } from './number-families.ts';
import { type BenchContext, table } from './part.ts';
import { Random } from './random.ts';

const data = process.env.GUIJU_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const folder = join(data, 'texts/zh-standards/pdf');
const rounds = 5;
const linesAsked = 1000;

interface Line {
  standard: { number: string } | null;
}

/** Checks a list of a thousand numbers in other spellings, and reads the numbers of printed standards. */
export async function report({ serviceUrl, run, catalogueFile, print }: BenchContext): Promise<string> {
  const standards = reconciled(await compileRows(catalogueFile));
  const random = new Random(7);
  const asked = random.shuffle(standards).slice(0, linesAsked);
  const items = asked.map(({ number }) => dress(number, random));
  const times: number[] = [];
  let lines: Line[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const response = await fetch(`${serviceUrl}/v1/checks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ items }),
    });
    const body = (await response.json()) as { lines: Line[] };
    if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
    times.push(performance.now() - started);
    lines = body.lines;
    print(`  round ${round + 1}: ${times.at(-1)?.toFixed(0)} ms`);
  }
  const held = new Set(lines.flatMap(({ standard }) => standard?.number ?? []));
  const found = asked.filter(({ number }) => held.has(number)).length;
  const list = table(
    ['lines', 'median ms', 'slowest ms', 'right record'],
    [
      [
        String(lines.length),
        percentile(times, 0.5).toFixed(0),
        Math.max(...times).toFixed(0),
        `${found} of ${linesAsked}`,
      ],
    ],
  );
  const impact = run ? [await measureImpact(run)] : [];
  return [list, ...impact, ...(await readByHand(serviceUrl, standards)), await readTexts(print)].join('\n\n');
}

/** What a person judged, where the data are there. */
async function readByHand(serviceUrl: string, standards: readonly Standard[]): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const { words, numbers } = await judgeLines(folder);
  return [
    words,
    await judgeResolution(serviceUrl, numbers, standards),
    await judgeCitations(folder),
    await judgeLaws(join(data, 'texts/zh-laws-md.tar.gz')),
  ];
}

/** Letters and digits that could be a number of any Chinese or international series. */
const numberlike =
  /(?<![A-Za-z])(?:GB|HJ|DB|CJ|JB|AQ|FZ|NY|WS|ISO|IEC|QB|HG|SH|SY|SN|JJF|JJG)[A-Z]?(?:[/ ]{0,2}[TZ])?\s?\d{2,}/gu;

async function readTexts(print: (line: string) => void): Promise<string> {
  if (!existsSync(folder)) {
    print(`  left out: ${folder} is not there (GUIJU_DATA names the folder of data)`);
    return '';
  }
  const sum = { documents: 0, found: 0, characters: 0, ms: 0, candidates: 0, missed: [] as string[] };
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.pdf')).sort()) {
    const passages = await passagesOfFile(name, await readFile(join(folder, name))).catch(() => []);
    if (passages.length === 0) continue;
    const started = performance.now();
    sum.found += citedNumbers(passages).length;
    sum.ms += performance.now() - started;
    sum.documents += 1;
    for (const { text } of passages) {
      sum.characters += text.length;
      const places = citedNumbers([{ text, place: { line: 1, column: 1 } }]).map(({ found }) => found);
      for (const { index, 0: written } of text.matchAll(numberlike)) {
        sum.candidates += 1;
        if (!places.some(({ start, end }) => start <= index && index < end)) sum.missed.push(written);
      }
    }
  }
  const misses =
    sum.missed.length === 0 ? 'all of them' : `all but ${sum.missed.length} (${sum.missed.slice(0, 8).join(', ')})`;
  return (
    `${sum.documents} printed standards with text: ${sum.found} numbers in ${sum.characters} characters, ${sum.ms.toFixed(0)} ms; ` +
    `${sum.candidates} places begin like a number of a known series, ${misses} were read.`
  );
}
