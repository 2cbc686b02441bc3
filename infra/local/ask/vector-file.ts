import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { VectorCache } from '#shared/ask/embed-passages.ts';
import type { SentenceModel } from '#shared/ask/sentence-model.ts';

/** Bytes of the hash of a text that tell it apart. */
const keyLength = 16;

/**
 * A cache in a file to which rows are appended: the hash of a text, then its vector. A run that was killed goes on where
 * it stopped, and after an import only new titles are read. A row that was cut short is dropped.
 */
export async function openVectorFile(path: string, { dimensions }: SentenceModel): Promise<VectorCache> {
  await mkdir(dirname(path), { recursive: true });
  const held = new Map<string, Int8Array>();
  const file = await readFile(path).catch(() => new Uint8Array(0));
  const row = keyLength + dimensions;
  const whole = file.length - (file.length % row);
  if (whole < file.length) await truncate(path, whole);
  for (let at = 0; at < whole; at += row) {
    const key = Buffer.from(file.subarray(at, at + keyLength)).toString('hex');
    held.set(key, new Int8Array(file.buffer, file.byteOffset + at + keyLength, dimensions));
  }
  return {
    get: (text) => held.get(keyOf(text)),
    add: async (made) => {
      const rows = made.map(({ text, vector }) => Buffer.concat([Buffer.from(keyOf(text), 'hex'), bytesOf(vector)]));
      await appendFile(path, Buffer.concat(rows));
      for (const { text, vector } of made) held.set(keyOf(text), vector);
    },
  };
}

const keyOf = (text: string) =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, keyLength * 2);

const bytesOf = ({ buffer, byteOffset, length }: Int8Array) => new Uint8Array(buffer, byteOffset, length);
