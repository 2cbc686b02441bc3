import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, type EngineOptions, EngineProblem } from './engine.ts';
import { freePort } from './port.ts';
import { clearRecord, endProcess, writeRecord } from './record.ts';

/** A JVM server: how to run it on a port, and how to tell that it listens. */
export interface JvmServer {
  title: string;
  /** Names its log, its process record and its temporary folder. */
  slug: string;
  classPath: string[];
  flags: string[];
  mainClass: string;
  args(port: number): string[] | Promise<string[]>;
  /** What it prints once it listens on `port`; an answer on the port alone could be somebody else's. */
  listening(port: number): string;
  /** Path that answers 200 when the server can be used. */
  healthPath?: string;
}

const startPatience = 180_000;
const portRaces = 5;
const portTaken = /Address already in use|Failed to bind|BindException/;

class PortTaken extends Error {}

/** Starts a server on the first free port and waits until it answers; a port lost between look and bind moves on. */
export async function startJvm(server: JvmServer, { home, jdk, log, port: first }: EngineOptions): Promise<Engine> {
  const started = Date.now();
  const record = join(home, 'run', `${server.slug}.json`);
  await clearRecord(record, server.title, home);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(first);
    const url = `http://127.0.0.1:${port}`;
    const logFile = join(home, 'logs', `${server.slug}.log`);
    const child = await spawnJvm(server, port, { home, java: join(jdk.home, 'bin', 'java'), logFile });
    try {
      if (child.pid !== undefined) await writeRecord(record, child.pid);
      await untilReady(child, server, port, logFile);
    } catch (error) {
      await stop(child, record);
      if (error instanceof PortTaken && attempt < portRaces) continue;
      throw error;
    }
    log(`${server.title}: listening on ${url} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    const reportDeath = () => log(`${server.title}: ended unexpectedly, its log is ${logFile}`);
    child.once('exit', reportDeath);
    return {
      name: server.title,
      url,
      stop: () => {
        child.off('exit', reportDeath);
        return stop(child, record);
      },
    };
  }
}

async function spawnJvm(
  server: JvmServer,
  port: number,
  { home, java, logFile }: { home: string; java: string; logFile: string },
): Promise<ChildProcess> {
  const temporary = join(home, 'tmp', server.slug);
  await rm(temporary, { recursive: true, force: true });
  await Promise.all([temporary, join(home, 'logs')].map((folder) => mkdir(folder, { recursive: true })));
  const output = openSync(logFile, 'w');
  const flags = ['-Dfile.encoding=UTF-8', '-Djava.awt.headless=true', `-Djava.io.tmpdir=${temporary}`, ...server.flags];
  const main = ['-cp', server.classPath.join(delimiter), 'Lifeline', server.mainClass, ...(await server.args(port))];
  // The JVM takes the encoding of file names from the locale, and keys of objects are Chinese.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  // Detached, so that Ctrl-C reaches the launcher alone and engines end after what still uses them.
  const child = spawn(java, [...flags, ...main], { detached: true, cwd: home, env, stdio: ['pipe', output, output] });
  closeSync(output);
  child.once('error', () => undefined);
  // Nothing here keeps a launcher alive: when it ends, the closed pipe ends the engine.
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child;
}

async function untilReady(child: ChildProcess, server: JvmServer, port: number, logFile: string): Promise<void> {
  const deadline = Date.now() + startPatience;
  const health = `http://127.0.0.1:${port}${server.healthPath ?? '/'}`;
  for (;;) {
    const ended = child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
    const printed = await readFile(logFile, 'utf8');
    if (ended) {
      if (portTaken.test(printed)) throw new PortTaken();
      throw new EngineProblem(`${server.title} ended while starting: ${lastLines(printed)} (log: ${logFile})`);
    }
    if (printed.includes(server.listening(port)) && (await answers(health, server.healthPath !== undefined))) return;
    if (Date.now() > deadline) {
      throw new EngineProblem(`${server.title} did not answer within ${startPatience / 1000} s (log: ${logFile})`);
    }
    await sleep(25);
  }
}

/** Whether anything answers at `url`; with `healthy` it must answer 2xx. */
export async function answers(url: string, healthy = false): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    await response.arrayBuffer();
    return response.ok || !healthy;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess, record: string): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await endProcess(child.pid);
  await rm(record, { force: true });
}

function lastLines(printed: string): string {
  const causes = printed.split('\n').filter((line) => /Exception|Error|error|ERROR|Caused by/.test(line));
  return (causes.at(-1) ?? printed.trim().split('\n').at(-1) ?? '').trim() || 'it printed nothing';
}
