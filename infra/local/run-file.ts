import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartProblem } from './steps.ts';

/** Where the running service and its engines answer, for the commands that work on it. */
export interface RunFile {
  pid: number;
  port: number;
  url: string;
  opensearchUrl: string;
  dynamodbEndpoint: string;
  s3Endpoint: string;
  indexPrefix: string;
  catalogueTable: string;
  literatureBucket: string;
}

const runFile = (home: string) => join(home, 'run.json');
const claimFile = (home: string) => join(home, 'run', 'service.pid');

/** Takes a state folder for this process. Refuses when another one works on it. */
export async function claimHome(home: string): Promise<void> {
  const file = claimFile(home);
  await mkdir(dirname(file), { recursive: true });
  for (;;) {
    try {
      const claim = await open(file, 'wx');
      await claim.writeFile(String(process.pid));
      await claim.close();
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (await isService(holder)) throw new StartProblem(refusal(home, holder));
    await rm(file, { force: true });
  }
}

/** Says where the service answers. */
export async function writeRunFile(home: string, run: RunFile): Promise<void> {
  await writeFile(runFile(home), `${JSON.stringify(run, null, 2)}\n`);
}

/** Reads where the service of a state folder answers; undefined when none runs. */
export async function readRunFile(home: string): Promise<RunFile | undefined> {
  const text = await readFile(runFile(home), 'utf8').catch(() => undefined);
  if (!text) return undefined;
  const run = JSON.parse(text) as RunFile;
  return isAlive(run.pid) ? run : undefined;
}

/** Gives the state folder back. */
export async function releaseHome(home: string): Promise<void> {
  await Promise.all([rm(runFile(home), { force: true }), rm(claimFile(home), { force: true })]);
}

function refusal(home: string, holder: number): string {
  return `Guiju already runs on ${home} under process ${holder}: stop that one first, or set GUIJU_HOME to another folder to run a second copy.`;
}

/** Process numbers are used again, so where the system shows command lines it must be this program. */
async function isService(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined || command.includes('start.ts');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
