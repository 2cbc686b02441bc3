import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where jing is, a judge of XML by RELAX NG; undefined when there is none. */
export const jing = (process.env.PATH ?? '')
  .split(':')
  .flatMap((path) => (existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : []))
  .find((path) => /\/(?:py)?jing$/.test(path));

/** The grammar of relaton-gb, which lies beside the checkout. */
export const relatonGrammar = fileURLToPath(
  new URL('../../../shared/data/schemas/relaton-gb/grammars/relaton-gb-compile.rng', import.meta.url),
);

const missing = [...(existsSync(relatonGrammar) ? [] : ['the grammar']), ...(jing ? [] : ['jing'])];
export const judgesRelaton = missing.length === 0;
if (!judgesRelaton) console.log(`Relaton is not judged by its grammar: ${missing.join(' and ')} not found here`);

/** What jing holds against documents by a grammar, named by its file: nothing where all are valid. */
export async function faultsByJing(grammar: string, documents: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guiju-jing-'));
  const files = documents.map((_, place) => join(folder, `${place}.xml`));
  await Promise.all(documents.map((xml, place) => writeFile(files[place] ?? '', xml)));
  const said = await run(jing ?? 'jing', [grammar, ...files]).catch(({ stdout }: { stdout: string }) => ({ stdout }));
  await rm(folder, { recursive: true });
  return said.stdout;
}
