import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A verifier of logs that lies beside the checkout and is written in Go over `golang.org/x/mod`, apart from this project. */
const source = fileURLToPath(new URL('../../../shared/checks/logcheck', import.meta.url));

export interface Judgement {
  passed: number;
  failed: number;
  /** Everything it printed. */
  output: string;
}

export type LogJudge = (args: readonly string[]) => Promise<Judgement>;

let built: Promise<string> | undefined;

/** The judge, built once a process; or why it cannot be. */
export async function findLogJudge(): Promise<{ judge: LogJudge } | { missing: string }> {
  if (!existsSync(join(source, 'main.go'))) return { missing: `${source} is not there` };
  const hasGo = await run('go', ['version']).then(
    () => true,
    () => false,
  );
  if (!hasGo) return { missing: 'Go is not installed' };
  built ??= build();
  const program = await built;
  return { judge: (args) => judge(program, args) };
}

async function build(): Promise<string> {
  const program = join(await mkdtemp(join(tmpdir(), 'guiju-logcheck-')), 'logcheck');
  await run('go', ['build', '-o', program, '.'], { cwd: source });
  return program;
}

async function judge(program: string, args: readonly string[]): Promise<Judgement> {
  const output = await run(program, [...args], { maxBuffer: 1 << 24 }).then(
    ({ stdout }) => stdout,
    (error) => `${error.stdout}${error.stderr}`,
  );
  const [, passed = '0', failed = '1'] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
  return { passed: Number(passed), failed: Number(failed), output };
}
