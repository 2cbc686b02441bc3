import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { stateHome } from '#infra/local/engines/folders.ts';
import { readRunFile } from '#infra/local/run-file.ts';
import type { BenchContext, Report } from './part.ts';

/**
 * `npm run bench [-- relevance|ask|speed|pages|import|functions|digitize|structure|log|deposits|ledger|trade|statements|checks|harvest|lighthouse|all]`: measures
 * the running service and writes the tables to the README. A part that is not asked for keeps its last figures there.
 */
const titles = {
  relevance: 'Relevance',
  ask: 'Questions',
  speed: 'Speed',
  pages: 'Pages',
  import: 'Import',
  functions: 'Functions',
  digitize: 'Digitizing',
  structure: 'Structure',
  log: 'Transparency log',
  deposits: 'Deposits',
  ledger: 'Ledger',
  trade: 'Trade',
  statements: 'Statements',
  checks: 'Validity checks',
  harvest: 'Harvest',
  lighthouse: 'Lighthouse',
} as const;
type Part = keyof typeof titles;

const readme = new URL('../../README.md', import.meta.url);
const begin = '<!-- bench:start -->';
const end = '<!-- bench:end -->';

function partsAsked(): Part[] {
  const all = Object.keys(titles) as Part[];
  const asked = process.argv.slice(2);
  return asked.length === 0 || asked.includes('all') ? all : all.filter((part) => asked.includes(part));
}

async function context(): Promise<BenchContext> {
  const run = await readRunFile(stateHome());
  return {
    serviceUrl: (process.env.GUIJU_URL ?? run?.url ?? 'http://127.0.0.1:8787').replace(/\/$/, ''),
    run,
    catalogueFile: process.env.GUIJU_CATALOGUE ?? '../shared/data/catalogue/all-standards.jsonl.gz',
    print: (line) => process.stdout.write(`${line}\n`),
  };
}

/** A part whose file is not there, or not written yet, is left out. */
async function measure(part: Part, shared: BenchContext): Promise<string | null> {
  const file = new URL(`./${part === 'functions' ? 'functions-report' : part}.ts`, import.meta.url);
  if (!existsSync(file)) return null;
  shared.print(`${titles[part]} …`);
  const { report } = (await import(file.href)) as { report?: Report };
  const text = (await report?.(shared)) ?? null;
  if (text) shared.print(`\n${text}\n`);
  return text;
}

/** Sections of the README's block by their title, so that parts not measured this time stay. */
async function writeReadme(measured: Map<Part, string>): Promise<void> {
  if (!existsSync(readme)) return;
  const text = await readFile(readme, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) return;
  const sections = text.slice(from + begin.length, to).split(/^### /m);
  const before = new Map(
    sections.map((section) => [section.split('\n')[0]?.trim(), section.replace(/^.*\n/, '').trim()]),
  );
  const stamp = `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  const block = (Object.keys(titles) as Part[]).flatMap((part) => {
    const fresh = measured.get(part);
    const body = fresh ? `Measured ${stamp}.\n\n${fresh}` : before.get(titles[part]);
    return body ? [`### ${titles[part]}\n\n${body}`] : [];
  });
  await writeFile(readme, `${text.slice(0, from)}${begin}\n\n${block.join('\n\n')}\n\n${text.slice(to)}`);
}

const shared = await context();
const measured = new Map<Part, string>();
for (const part of partsAsked()) {
  const text = await measure(part, shared);
  if (text) measured.set(part, text);
}
await writeReadme(measured);
