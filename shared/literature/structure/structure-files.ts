import { createHash } from 'node:crypto';
import type { FileClient } from '../../runtime/file-client.ts';
import type { StoredDocument, StoredFile } from '../document.ts';
import { Structure } from './structure.ts';

/** Keeps the structure of a document beside its text; the key holds the hash of the content, so doing it again changes nothing. */
export async function putStructure(files: FileClient, sha256: string, structure: Structure): Promise<StoredFile> {
  const bytes = Buffer.from(JSON.stringify(structure));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const key = `derived/${sha256}/structure.${hash}.json`;
  await files.put(key, bytes, 'application/json');
  return { key, bytes: bytes.length };
}

export async function getStructure(files: FileClient, document: StoredDocument): Promise<Structure | undefined> {
  const bytes = document.structure && (await files.get(document.structure.key));
  return bytes && Structure.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}
