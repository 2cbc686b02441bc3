import { decodeChinese, decodeMarc8 } from './marc-8.ts';
import { isUnimarc, type MarcField, type MarcRecord } from './marc-record.ts';

const recordEnd = 0x1d;
const fieldEnd = 0x1e;
const subfieldStart = '\x1f';
const leaderBytes = 24;
const entryBytes = 12;

/** One record of a file, or why it cannot be read. */
export type MarcResult = { at: number; record: MarcRecord } | { at: number; error: string };

/** True when a file begins as ISO 2709 does: a length, and the constants of the leader of MARC 21 or UNIMARC. */
export function isMarc21(head: Uint8Array): boolean {
  return /^\d{5}[a-z]\w[\w ].{2}22\d{5}.{3}45(?:00|0 | {2})/s.test(
    Buffer.from(head.subarray(0, leaderBytes)).toString('latin1'),
  );
}

/**
 * Reads the records of an ISO 2709 file (MARC 21, Record Structure; UNIMARC and CNMARC are written the same way). Records are parted by their end mark and not by the
 * stated length, so that one with a wrong length does not take the rest with it.
 */
export function* readMarc21(bytes: Uint8Array): Generator<MarcResult> {
  let at = 0;
  let number = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(recordEnd, at);
    const raw = bytes.subarray(at, end < 0 ? bytes.length : end);
    at = end < 0 ? bytes.length : end + 1;
    if (raw.every((byte) => byte <= 0x20)) continue;
    number += 1;
    try {
      yield { at: number, record: readRecord(raw) };
    } catch (error) {
      yield { at: number, error: error instanceof Error ? error.message : 'unreadable' };
    }
  }
}

function readRecord(raw: Uint8Array): MarcRecord {
  const latin = (from: number, to: number) => Buffer.from(raw.subarray(from, to)).toString('latin1');
  const leader = latin(0, leaderBytes);
  const base = Number(leader.slice(12, 17));
  if (!isMarc21(raw) || !Number.isInteger(base) || base > raw.length)
    throw new Error('no leader of MARC 21 or UNIMARC');
  const decode = isUnimarc({ leader }) ? decodeChinese : leader[9] === 'a' ? decodeUtf8 : decodeMarc8;
  const record: MarcRecord = { leader, control: [], fields: [] };
  for (let at = leaderBytes; raw[at] !== fieldEnd && at + entryBytes <= base; at += entryBytes) {
    const [tag, length, start] = [latin(at, at + 3), Number(latin(at + 3, at + 7)), Number(latin(at + 7, at + 12))];
    if (!Number.isInteger(length) || !Number.isInteger(start)) throw new Error(`directory entry ${tag} is broken`);
    const text = decode(raw.subarray(base + start, base + start + length - 1));
    if (tag.startsWith('00')) record.control.push({ tag, value: text });
    else record.fields.push(readField(tag, text));
  }
  return record;
}

function readField(tag: string, text: string): MarcField {
  const [, ...subfields] = text.split(subfieldStart);
  return { tag, subfields: subfields.map((one) => ({ code: one.slice(0, 1), value: one.slice(1) })) };
}

const decodeUtf8 = (bytes: Uint8Array) => new TextDecoder('utf-8').decode(bytes);
