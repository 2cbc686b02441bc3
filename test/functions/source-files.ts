import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engineCache } from '#infra/local/engines/folders.ts';
import { runPip } from '../cloud/python.ts';

const run = promisify(execFile);

/** What pip needs to read the names of source packages without fetching tools of its own for each. */
export const sourceTools = 'setuptools==84.2.1';

/** A source package of Python, such as `lxml-6.0.2`, and a file that it carries along. */
export interface CarriedFile {
  name: string;
  file: string;
}

/**
 * Where a file lies that only a source package of Python carries, such as a schema that has no package of its own. It is fetched
 * once and kept beside the engines. The Python holds `sourceTools`.
 */
export async function sourceFile(python: string, { name, file }: CarriedFile): Promise<string> {
  const folder = join(engineCache(), 'source-files');
  const path = join(folder, name, file);
  if (existsSync(path)) return path;
  const archive = join(folder, `${name}.tar.gz`);
  if (!existsSync(archive)) {
    await mkdir(folder, { recursive: true });
    const [packageName = '', version = ''] = name.split(/-(?=[\d.]+$)/);
    const asked = ['--no-deps', '--no-build-isolation', '--no-binary', ':all:', '--dest', folder];
    await runPip(python, ['download', ...asked, `${packageName}==${version}`]);
  }
  await run('tar', ['-xzf', archive, '-C', folder, `${name}/${file}`]);
  return path;
}
