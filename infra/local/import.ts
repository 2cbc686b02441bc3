import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalDate } from '#shared/standards/local-date.ts';
import { stateHome } from './engines/folders.ts';
import { importFiles } from './import-files.ts';
import { runningService } from './running-service.ts';
import { StartProblem } from './steps.ts';

const usage = 'Usage: npm run import -- <file or folder> [--as catalogue] [--retrieved YYYY-MM-DD]';

/** `npm run import`: loads data into the running service, with a progress bar; repeat it as often as you like. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { as: { type: 'string', default: 'catalogue' }, retrieved: { type: 'string' } },
  });
  const [path] = positionals;
  if (!path || positionals.length > 1) throw new StartProblem(usage);
  if (values.as !== 'catalogue') throw new StartProblem(`--as ${values.as} is not known. ${usage}`);
  const retrieved = LocalDate.optional().safeParse(values.retrieved);
  if (!retrieved.success) throw new StartProblem(`--retrieved ${values.retrieved} is no date. ${usage}`);
  const home = stateHome();
  const service = await runningService(home);
  const input = resolve(process.env.INIT_CWD ?? process.cwd(), path);
  if (!existsSync(input)) throw new StartProblem(`${input} does not exist.`);
  const report = await importFiles({ service, home, path: input, retrieved: retrieved.data });
  if (report.lost.length > 0) process.exitCode = 1;
}

await main().catch((error) => {
  process.stderr.write(`${error instanceof StartProblem ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
});
