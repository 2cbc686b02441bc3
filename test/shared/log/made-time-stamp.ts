import { sha256 } from './reference-tree.ts';

/** Answers of a time-stamping authority as RFC 3161 frames them, signed by nobody: those of OpenSSL are tested elsewhere. */

const der = (type: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  return Buffer.concat([Buffer.from(length < 128 ? [type, length] : [type, 0x82, length >> 8, length & 255]), body]);
};
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const inside = (...parts: Uint8Array[]) => der(0xa0, ...parts);
const integer = (bytes: Uint8Array) => der(0x02, bytes);
const one = integer(Uint8Array.of(1));
const sha256Algorithm = Buffer.from('300d06096086480165030402010500', 'hex');
const policy = Buffer.from('06042a030401', 'hex');
const signedData = Buffer.from('06092a864886f70d010702', 'hex');
const timeStampInfo = Buffer.from('060b2a864886f70d0109100104', 'hex');
const emptySet = der(0x31);

/** The number that a request wants to see again: behind the hash, before the wish for certificates. */
function nonceOf(request: Uint8Array): Uint8Array {
  const imprint = Buffer.from(request).indexOf(sha256Algorithm) + sha256Algorithm.length + 34;
  return request.slice(imprint, imprint + 2 + (request[imprint + 1] ?? 0));
}

/** The hash that a request is about. */
function hashOf(request: Uint8Array): Uint8Array {
  const start = Buffer.from(request).indexOf(sha256Algorithm) + sha256Algorithm.length + 2;
  return request.slice(start, start + 32);
}

/** What an honest authority answers at a moment, or one that stamps something else. */
export function answerRequest(request: Uint8Array, at: Date, isHonest = true): Buffer {
  const imprint = sequence(sha256Algorithm, der(0x04, isHonest ? hashOf(request) : sha256(request)));
  const time = der(0x18, Buffer.from(`${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`));
  const info = sequence(one, policy, imprint, one, time, nonceOf(request));
  const content = sequence(timeStampInfo, inside(der(0x04, info)));
  const data = sequence(integer(Uint8Array.of(3)), emptySet, content, emptySet);
  return sequence(sequence(integer(Uint8Array.of(0))), sequence(signedData, inside(data)));
}
