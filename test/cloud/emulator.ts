import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#infra/local/engines/port.ts';
import { answers } from '#infra/local/engines/process.ts';
import { checkout } from '#test/commands.ts';
import { rootKeys } from './aws.ts';
import { startFront } from './front.ts';
import { until } from './until.ts';

/** The parts of AWS that the service uses. */
export interface Emulator {
  /** Its own port, by plain HTTP; functions call it through the front. */
  url: string;
  stop(): Promise<void>;
}

const lifeline = fileURLToPath(new URL('lifeline.py', import.meta.url));

/** Starts the emulator with permissions enforced; `home` takes its log and temporary files. */
export async function startEmulator(python: string, home: string): Promise<Emulator> {
  const port = await freePort(0);
  const url = `http://127.0.0.1:${port}`;
  const front = await startFront(port);
  const temporary = join(home, 'tmp');
  await mkdir(temporary, { recursive: true });
  const logFile = join(home, 'emulator.log');
  const output = openSync(logFile, 'w');
  const child = spawn(python, [lifeline], {
    cwd: home,
    // Functions inherit these, so nothing of this machine's own settings is among them.
    env: {
      PATH: [join(checkout, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      HOME: home,
      TMPDIR: temporary,
      STATE_DIR: join(home, 'state'),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      IOT_MTLS_ENABLED: '0',
      AUTH: 'true',
      LOG_LEVEL: 'WARNING',
      AWS_ENDPOINT_URL: front.url,
      AWS_ACCESS_KEY_ID: rootKeys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: rootKeys.secretAccessKey,
    },
    // Its own group, so that Ctrl-C reaches the launcher alone and the functions end with the emulator.
    detached: true,
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  const ended = once(child, 'exit');
  const stop = async () => {
    child.stdin?.destroy();
    if (child.exitCode === null && child.signalCode === null) await ended;
    await front.stop();
  };
  try {
    await until('the emulator answers', async () => {
      if (child.exitCode !== null)
        throw new Error(`The emulator ended while starting: ${await readFile(logFile, 'utf8')}`);
      return answers(`${url}/_ministack/health`, true);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
