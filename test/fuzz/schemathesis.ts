import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { engineCache } from '#infra/local/engines/folders.ts';

/** Kept here so that every machine sends the same kinds of requests. */
const version = '4.32.5';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const environment = join(engineCache(), `schemathesis-${version}`);
const mark = join(environment, 'complete');
const results = join(checkout, '.build', 'fuzz');

export interface FuzzRequest {
  /** Where the service answers. */
  url: string;
  /** Access token of an editor; without one guarded routes are met as a stranger. */
  token?: string;
  /** Most requests that are made up for each operation, beside those that its limits ask for. */
  examples: number;
  seed: number;
}

/** The part of the report that is counted. */
const Report = z.object({
  running_time: z.number(),
  complete: z.boolean(),
  operations: z.object({ tested: z.int(), selected: z.int() }),
  test_cases: z.object({ generated: z.int(), with_failures: z.int(), errored: z.int() }),
  failures: z.array(z.object({ title: z.string(), operations: z.array(z.string()) }).loose()),
  errors: z.array(z.unknown()),
});
export type Report = z.infer<typeof Report>;

/** Installs Schemathesis once, beside the engines; false when this machine has no Python that can. */
export async function installSchemathesis(): Promise<boolean> {
  if (existsSync(mark)) return true;
  await rm(environment, { recursive: true, force: true });
  await mkdir(engineCache(), { recursive: true });
  const made = await run('python3', ['-m', 'venv', environment]);
  const wanted = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${version}`];
  if (!made || !(await run(join(environment, 'bin', 'python'), wanted))) return false;
  await writeFile(mark, version);
  return true;
}

/** Reads the OpenAPI document of the service, sends what it allows and what it forbids, and reports what disagreed. */
export async function fuzz({ url, token, examples, seed }: FuzzRequest): Promise<Report> {
  const report = join(results, 'report.json');
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  await run(
    join(environment, 'bin', 'schemathesis'),
    [
      `--config-file=${join(here, 'schemathesis.toml')}`,
      'run',
      `${url}/openapi.json`,
      '--checks=all',
      '--phases=examples,coverage,fuzzing',
      `--max-examples=${examples}`,
      `--seed=${seed}`,
      '--continue-on-failure',
      '--no-color',
      '--no-shrink',
      '--request-timeout=20',
      '--generation-database=none',
      '--report=json',
      `--report-json-path=${report}`,
      ...(token ? [`--header=Authorization: Bearer ${token}`] : []),
    ],
    {
      PYTHONPATH: here,
      SCHEMATHESIS_HOOKS: 'hooks',
      PYTHONDONTWRITEBYTECODE: '1',
      GUIJU_HELD: JSON.stringify({
        documents: await idsOf(`${url}/v1/documents?size=50`),
        standards: await idsOf(`${url}/v1/standards?size=50`),
        deposits: await idsOf(`${url}/v1/deposits`),
      }),
    },
  );
  return Report.parse(JSON.parse(await readFile(report, 'utf8')));
}

const Listed = z.object({
  items: z.array(z.object({ id: z.string(), access: z.object({ level: z.string() }).optional() })),
});

/** Two ids that the service knows, the most open first, so that requests get beyond "not found" and "not allowed". */
async function idsOf(list: string): Promise<string[]> {
  const { items } = Listed.parse(await (await fetch(list)).json());
  const closed = ({ access }: (typeof items)[number]) => (access?.level === 'metadata' ? 1 : 0);
  return items
    .sort((a, b) => closed(a) - closed(b))
    .slice(0, 2)
    .map(({ id }) => id);
}

function run(command: string, parameters: string[], variables: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: existsSync(results) ? results : checkout,
      env: { ...process.env, ...variables },
      stdio: 'inherit',
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
