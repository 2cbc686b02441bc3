import { sha256 } from '@noble/hashes/sha2.js';
import { joinBytes, sameBytes } from './tree.ts';

/** Requests and answers of time-stamping authorities (RFC 3161), as far as one must write and read them. */

const tag = { boolean: 0x01, integer: 0x02, octets: 0x04, nothing: 0x05, object: 0x06, time: 0x18, sequence: 0x30 };
const sha256Id = Uint8Array.of(0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01);
const context0 = 0xa0;

function der(type: number, ...parts: Uint8Array[]): Uint8Array {
  const body = joinBytes(parts);
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 255];
  return joinBytes([Uint8Array.of(type, ...length), body]);
}

/** What is sent: the hash of the bytes, a number that the answer must repeat, and the wish for certificates. */
export function timeStampRequest(bytes: Uint8Array, nonce: Uint8Array): Uint8Array {
  const algorithm = der(tag.sequence, der(tag.object, sha256Id), der(tag.nothing));
  return der(
    tag.sequence,
    der(tag.integer, Uint8Array.of(1)),
    der(tag.sequence, algorithm, der(tag.octets, sha256(bytes))),
    der(tag.integer, positive(nonce)),
    der(tag.boolean, Uint8Array.of(255)),
  );
}

/** DER writes a number without spare zeroes and takes a high first bit for a minus. */
function positive(number: Uint8Array): Uint8Array {
  const start = number.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : number.slice(start);
  return (digits[0] ?? 0) > 127 ? joinBytes([Uint8Array.of(0), digits]) : digits;
}

interface Element {
  type: number;
  body: Uint8Array;
}

/** The elements in a piece of DER, one after another. Throws a `RangeError` where it is cut short. */
function elements(bytes: Uint8Array): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const type = bytes[at] ?? 0;
    const short = bytes[at + 1] ?? 0;
    const digits = short < 128 ? 0 : short - 128;
    const length =
      digits === 0 ? short : bytes.slice(at + 2, at + 2 + digits).reduce((sum, byte) => sum * 256 + byte, 0);
    const start = at + 2 + digits;
    if (start + length > bytes.length) throw new RangeError('DER is cut short');
    found.push({ type, body: bytes.slice(start, start + length) });
    at = start + length;
  }
  return found;
}

/** The first element of a type among the children of another one. Throws a `RangeError` when there is none. */
function child(bytes: Uint8Array, type: number): Uint8Array {
  const found = elements(bytes).find((element) => element.type === type);
  if (!found) throw new RangeError('DER lacks an element');
  return found.body;
}

/** What a granted answer says. Its signature is not verified here: whoever relies on it does that with the authority's certificate. */
export interface TimeStamp {
  /** Hash of what existed. */
  hash: Uint8Array;
  /** No later than when. */
  time: string;
  nonce: Uint8Array | undefined;
}

/** Reads an answer. Throws a `RangeError` when it is refused or broken. */
export function readTimeStamp(response: Uint8Array): TimeStamp {
  const [status, token] = elements(child(response, tag.sequence));
  const granted = status && child(status.body, tag.integer)[0];
  if (!token || granted === undefined || granted > 1) throw new RangeError(`no time stamp was granted (${granted})`);
  const signedData = child(child(token.body, context0), tag.sequence);
  const content = child(signedData, tag.sequence);
  const info = child(child(child(content, context0), tag.octets), tag.sequence);
  const time = new TextDecoder().decode(child(info, tag.time));
  const [, digits = ''] = /^(\d{14})(?:\.\d+)?Z$/.exec(time) ?? [];
  return {
    hash: child(child(info, tag.sequence), tag.octets),
    time: digits.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z'),
    nonce: elements(info).filter(({ type }) => type === tag.integer)[2]?.body,
  };
}

/** Whether an answer stamps these bytes and belongs to the request with this number. */
export function stamps({ hash, nonce }: TimeStamp, bytes: Uint8Array, asked: Uint8Array): boolean {
  return sameBytes(hash, sha256(bytes)) && nonce !== undefined && sameBytes(nonce, positive(asked));
}
