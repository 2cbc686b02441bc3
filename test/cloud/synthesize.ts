import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '#test/commands.ts';
import { account, region } from './aws.ts';

/** Synthesizes the stack into a folder as `cdk synth` would, with settings that any deployer may use. */
export async function synthesize(folder: string, settings: Record<string, string>): Promise<void> {
  const { context } = JSON.parse(await readFile(join(checkout, 'cdk.json'), 'utf8'));
  const child = spawn(process.execPath, ['infra/app.ts'], {
    cwd: checkout,
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...settings }),
      CDK_DEFAULT_ACCOUNT: account,
      CDK_DEFAULT_REGION: region,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The stack cannot be synthesized:\n${printed}`);
}
