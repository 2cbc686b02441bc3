import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EngineProblem } from './engine.ts';

/** Who runs an engine on a state folder, kept as a file so that the next start can tell. */
interface ProcessRecord {
  pid: number;
  launcher: number;
}

const run = promisify(execFile);
const patience = 15_000;

/** Writes down that `pid` runs the engine for this process. */
export async function writeRecord(file: string, pid: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const record: ProcessRecord = { pid, launcher: process.pid };
  await writeFile(file, JSON.stringify(record));
}

/**
 * Makes the state folder free for a new engine: ends one whose launcher is gone, and refuses when its launcher lives,
 * because two processes on one data folder would lose data.
 */
export async function clearRecord(file: string, title: string, home: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const record = readRecord(text);
  if (record && (await isEngine(record.pid, home))) {
    if (isAlive(record.launcher)) {
      throw new EngineProblem(
        `${title} already runs on ${home} under process ${record.launcher}: stop that one first, or set GUIJU_HOME to another folder.`,
      );
    }
    await endProcess(record.pid);
  }
  await rm(file, { force: true });
}

/** SIGTERM, then SIGKILL after 15 s; resolves when the process is gone. */
export async function endProcess(pid: number): Promise<void> {
  const deadline = Date.now() + patience;
  signal(pid, 'SIGTERM');
  while (isAlive(pid)) {
    if (Date.now() > deadline) signal(pid, 'SIGKILL');
    await sleep(25);
  }
}

function readRecord(text: string): ProcessRecord | undefined {
  // A start that was killed while writing leaves half a record, which tells nothing.
  try {
    const { pid, launcher } = JSON.parse(text);
    return Number.isInteger(pid) && Number.isInteger(launcher) ? { pid, launcher } : undefined;
  } catch {
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  return signal(pid, 0);
}

/** Process numbers are used again, so the command line must show an engine of this state folder. */
async function isEngine(pid: number, home: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() =>
    run('ps', ['-o', 'command=', '-p', String(pid)]).then(
      ({ stdout }) => stdout,
      () => '',
    ),
  );
  return command.includes('Lifeline') && command.includes(home);
}
