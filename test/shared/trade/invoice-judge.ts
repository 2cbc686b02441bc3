import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findJdk } from '#infra/local/engines/jdk.ts';
import { type Libraries, resolveLibraries } from '#infra/local/engines/maven.ts';

const run = promisify(execFile);

/** The official rules of EN 16931 (release 1.3.15) and the schemas of UBL 2.1, with the engine that applies them. */
const libraries: Libraries = {
  title: 'EN 16931 rules',
  folder: 'en16931-4.1.2',
  coordinates: ['com.helger.phive.rules:phive-rules-en16931:4.1.2', 'org.glassfish.jaxb:jaxb-runtime:4.0.6'],
  size: '18 MB',
};

const program = fileURLToPath(new URL('JudgeInvoices.java', import.meta.url));

export interface Judgement {
  /** Which kinds of rules were applied and passed. */
  passed: string[];
  /** `BR-…` and what is wrong. */
  faults: string[];
}

/** Judges documents by the official rules; a sentence that says why when these cannot be had here. */
export async function judgeInvoices(documents: Record<string, string>): Promise<Record<string, Judgement> | string> {
  const judge = await findJudge().catch((error: unknown) => String(error));
  if (typeof judge === 'string') return judge;
  const folder = await mkdtemp(join(tmpdir(), 'guiju-ubl-'));
  try {
    const files = Object.entries(documents).map(([name, text]) => ({ path: join(folder, name), text }));
    await Promise.all(files.map(({ path, text }) => writeFile(path, text)));
    const classPath = ['-cp', join(judge.lib, '*')];
    const { stdout } = await run(judge.java, [...classPath, program, ...files.map(({ path }) => path)]);
    const told = stdout.split('\n').map((line) => line.split('\t'));
    return Object.fromEntries(Object.keys(documents).map((name) => [name, judgementOf(name, told)]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function findJudge(): Promise<{ java: string; lib: string }> {
  const jdk = await findJdk();
  return { java: join(jdk.home, 'bin', 'java'), lib: await resolveLibraries(libraries, jdk, () => undefined) };
}

function judgementOf(name: string, told: readonly string[][]): Judgement {
  const own = told.filter(([file]) => file === name);
  return {
    passed: own.flatMap(([, kind, rules, isPassed]) =>
      kind === 'applied' && isPassed === 'true' ? [rules ?? ''] : [],
    ),
    faults: own.flatMap(([, kind, ...fault]) => (kind === 'applied' ? [] : [fault.join(' ')])),
  };
}
