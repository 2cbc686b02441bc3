import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { findJdk } from '#infra/local/engines/jdk.ts';
import { unpackedPackage } from '../npm-tools.ts';

const run = promisify(execFile);

const Report = z.object({
  messages: z.array(
    z.object({ type: z.string(), url: z.string(), message: z.string(), extract: z.string().optional() }),
  ),
});

/** The form of the search names itself to agents by attributes of WebMCP, a draft that no checker of HTML knows yet. */
const fromDraft = /^Attribute “tool(?:name|description|paramdescription)” not allowed/;

/**
 * Says what is wrong with documents of HTML, given by their names, by the Nu Html Checker of the W3C, in one run of Java.
 * Undefined where it cannot be had.
 */
export async function nuChecker() {
  const folder = await unpackedPackage('nu-html-checker', 'vnu-jar@26.9.27');
  if (!folder) return undefined;
  const { home } = await findJdk();
  const start = ['-XX:TieredStopAtLevel=1', '-Xss4m', '-jar', join(folder, 'build/dist/vnu.jar')];
  return async (documents: readonly (readonly [name: string, html: string])[]): Promise<string[]> => {
    const pages = await mkdtemp(join(tmpdir(), 'guiju-nu-'));
    const files = documents.map((_, place) => join(pages, `${place}.html`));
    await Promise.all(documents.map(([, html], place) => writeFile(files[place] ?? '', html)));
    const asked = ['--format', 'json', '--errors-only', '--exit-zero-always', '--stdout', ...files];
    const { stdout } = await run(join(home, 'bin', 'java'), [...start, ...asked], { maxBuffer: 64 * 1024 * 1024 });
    await rm(pages, { recursive: true });
    const faults = Report.parse(JSON.parse(stdout)).messages.filter(({ message }) => !fromDraft.test(message));
    return faults.map(({ url, message, extract = '' }) => {
      const [name] = documents[files.findIndex((file) => url.endsWith(file))] ?? [url];
      return `${name}: ${message} ${extract}`;
    });
  };
}
