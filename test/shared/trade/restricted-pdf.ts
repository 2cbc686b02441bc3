import { createHash } from 'node:crypto';
import { assemble } from '../literature/made-files.ts';

/** The bytes that stand for an empty password (ISO 32000-1, 7.6.3.3). */
const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const identifier = Buffer.alloc(16, 7);
const owner = Buffer.alloc(32, 0xab);
const permissions = -44;

/** A page that anybody may open and nobody may copy, with a note in its catalogue: RC4 with 40 bits (algorithms 1 to 4). */
export function restrictedPdf(note: Uint8Array): Uint8Array {
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(permissions);
  const key = md5(padding, owner, rights, identifier).subarray(0, 5);
  const ofObject = (number: number) => md5(key, Buffer.from([number, 0, 0, 0, 0])).subarray(0, 10);
  const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`;
  const user = rc4(key, padding);
  return assemble(
    [
      `<< /Type /Catalog /Pages 2 0 R /Note (${escaped(rc4(ofObject(1), note))}) >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
      `<< /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(user)} /P ${permissions} >>`,
    ].map((object) => Buffer.from(object, 'latin1')),
    `/Root 1 0 R /Encrypt 4 0 R /ID [${hex(identifier)} ${hex(identifier)}]`,
  );
}

function md5(...parts: Uint8Array[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest();
}

function escaped(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

function rc4(key: Uint8Array, text: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number) => {
    [state[one], state[other]] = [state[other] ?? 0, state[one] ?? 0];
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  let [at, other] = [0, 0];
  return text.map((byte) => {
    at = (at + 1) & 255;
    other = (other + (state[at] ?? 0)) & 255;
    swap(at, other);
    return byte ^ (state[((state[at] ?? 0) + (state[other] ?? 0)) & 255] ?? 0);
  });
}
