import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunction } from '#infra/bundle.ts';
import type { Attempt } from './attempt.ts';
import { type Aws, account } from './aws.ts';
import { zipFolder } from './zip.ts';

/** A function that tries things under a role of the stack. */
export type Try = (attempt: Attempt) => Promise<unknown>;

/** Deploys that function with the role of one of the service's. */
export async function wearing(aws: Aws, code: string, role: string): Promise<Try> {
  const name = `attempt-${role}`.slice(0, 64);
  await aws.json('lambda', '/2015-03-31/functions', {
    FunctionName: name,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: `arn:aws:iam::${account}:role/${role}`,
    Timeout: 30,
    Code: { ZipFile: code },
  });
  return (attempt) => aws.json('lambda', `/2015-03-31/functions/${name}/invocations`, attempt);
}

/** Its code, zipped and in base64. */
export async function attemptCode(python: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guiju-attempt-'));
  try {
    bundleFunction('attempt', 'test/cloud/attempt.ts', folder);
    return Buffer.from(await zipFolder(python, folder)).toString('base64');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
