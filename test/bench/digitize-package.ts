import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { bundleFunction } from '#infra/bundle.ts';
import { functions } from '#infra/functions.ts';
import { installPackages } from '#infra/packages.ts';

/** Bytes of a function with its packages as it is deployed, and as its archive compresses them. */
export async function measurePackage(name: string): Promise<{ unpacked: number; zipped: number }> {
  const definition = functions.find((one) => one.name === name);
  if (!definition) throw new Error(`there is no function ${name}`);
  const folder = await mkdtemp(join(tmpdir(), 'guiju-package-'));
  try {
    bundleFunction(name, definition.entry, folder, definition.packages);
    installPackages(folder, definition.packages ?? []);
    const size = { unpacked: 0, zipped: 0 };
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      size.unpacked += bytes.length;
      size.zipped += deflateRawSync(bytes, { level: 6 }).length;
    }
    return size;
  } finally {
    await rm(folder, { recursive: true });
  }
}
