import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Stored, not packed: the archive goes from one process of this machine to another. */
const program = `
import pathlib, sys, zipfile
folder = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], 'w', strict_timestamps=False) as archive:
    for path in sorted(folder.rglob('*')):
        archive.write(path, path.relative_to(folder))
`;

/** The files of a folder as a zip, as Lambda takes the code of functions. */
export async function zipFolder(python: string, folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = `${folder}.${randomUUID()}.zip`;
  await promisify(execFile)(python, ['-c', program, folder, file]);
  const bytes = await readFile(file);
  await rm(file);
  return bytes;
}
