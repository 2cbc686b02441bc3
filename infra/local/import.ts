import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { FileDefaults } from '#shared/literature/describe-file.ts';
import { DocumentKind, DocumentStatement } from '#shared/literature/document.ts';
import { LocalDate } from '#shared/standards/local-date.ts';
import { stateHome } from './engines/folders.ts';
import { importBookFiles } from './import-books.ts';
import { importDocumentFiles } from './import-documents.ts';
import { importFiles } from './import-files.ts';
import { importLawFiles } from './import-laws.ts';
import { importRegisterFiles } from './import-register-files.ts';
import { importKinds, kindOfImport } from './kind-of-import.ts';
import { runningService } from './running-service.ts';
import { StartProblem } from './steps.ts';

const usage =
  'Usage: npm run import -- <file or folder> [--as catalogue|books|documents|laws|registers] [--retrieved YYYY-MM-DD]\n' +
  '       [--kind standard|book|notice] [--rights law|contract|declaration|none]';

/** `npm run import`: loads data into the running service, with a progress bar; repeat it as often as you like. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      retrieved: { type: 'string' },
      kind: { type: 'string' },
      rights: { type: 'string' },
    },
  });
  const [path] = positionals;
  if (!path || positionals.length > 1) throw new StartProblem(usage);
  const stated = z.enum(importKinds).optional().safeParse(values.as);
  if (!stated.success) throw new StartProblem(`--as ${values.as} is not known. ${usage}`);
  const retrieved = LocalDate.optional().safeParse(values.retrieved);
  if (!retrieved.success) throw new StartProblem(`--retrieved ${values.retrieved} is no date. ${usage}`);
  const home = stateHome();
  const service = await runningService(home);
  const input = resolve(process.env.INIT_CWD ?? process.cwd(), path);
  if (!existsSync(input)) throw new StartProblem(`${input} does not exist.`);
  const kind = stated.data ?? (await kindOfImport(input));
  if (kind === 'books') {
    const { lost } = await importBookFiles({ service, home, path: input });
    if (lost.length > 0) process.exitCode = 1;
    return;
  }
  if (kind === 'registers') {
    if (!(await importRegisterFiles({ service, home, path: input }))) process.exitCode = 1;
    return;
  }
  if (kind === 'laws') return importLawFiles({ service, path: input });
  if (kind === 'documents') {
    const isWhole = await importDocumentFiles({ service, home, path: input, defaults: readDefaults(values) });
    if (!isWhole) process.exitCode = 1;
    return;
  }
  const report = await importFiles({ service, home, path: input, retrieved: retrieved.data });
  if (report.lost.length > 0) process.exitCode = 1;
}

/** What holds for all documents of this import that say nothing themselves. */
function readDefaults({ kind, rights }: { kind?: string; rights?: string }): FileDefaults {
  const stated = rights === undefined ? undefined : { basis: rights, openAccess: 'yes' };
  const read = z.object({ kind: DocumentKind.optional(), rights: DocumentStatement.shape.rights });
  const { data, success } = read.safeParse({ kind, rights: stated });
  if (!success) throw new StartProblem(usage);
  return data;
}

await main().catch((error) => {
  process.stderr.write(`${error instanceof StartProblem ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
});
