import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { tokenOf } from '#test/call-as.ts';
import { handInTexts } from './hand-in.ts';

/** A service of its own, as `npm start` starts it, with its engines, the demo content and two digitized texts. */
export interface LaunchedService {
  url: string;
  /** Access token of the demo editor. */
  token: string;
  stop(): Promise<void>;
}

const launcher = fileURLToPath(new URL('../../infra/local/start.ts', import.meta.url));

/** Starts the launcher on a state folder of its own and waits until it lets callers in. */
export async function launchService(): Promise<LaunchedService> {
  const home = await mkdtemp(join(tmpdir(), 'guiju-fuzz-'));
  const { OPENSEARCH_URL: _search, DYNAMODB_ENDPOINT: _tables, S3_ENDPOINT: _files, ...variables } = process.env;
  const child = spawn(process.execPath, [launcher], {
    env: { ...variables, GUIJU_HOME: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    await end(child);
    await rm(home, { recursive: true, force: true });
  };
  try {
    const url = await addressOf(child);
    const token = await tokenOf({ home, url }, 'editor');
    await handInTexts({ url, token });
    return { url, token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The launcher prints its address when the door opens. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout) {
    for await (const line of createInterface({ input: stdout })) {
      const url = /is at (http:\S+)/.exec(line)?.[1];
      if (url) {
        stdout.resume();
        return url;
      }
      console.log(line);
    }
  }
  throw new Error('the service did not start');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
