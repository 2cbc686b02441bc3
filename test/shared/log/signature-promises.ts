import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { VerifierKey } from '#shared/log/verifier-key.ts';
import type { LogFacts, PublicLog } from './log-promises.ts';
import type { LogSnapshot } from './log-snapshot.ts';
import { sha256 } from './reference-tree.ts';
import type { Must } from './violation.ts';

const decoder = new TextDecoder();

interface Note {
  origin: string;
  size: number;
  root: string;
  text: string;
  lines: string[];
}

export function readNote(bytes: Uint8Array = new Uint8Array()): Note {
  const [text = '', signatures = ''] = decoder.decode(bytes).split('\n\n');
  const [origin = '', size = '', root = ''] = text.split('\n');
  const lines = signatures.split('\n').filter(Boolean);
  return { origin, size: size === '' ? Number.NaN : Number(size), root, text: `${text}\n`, lines };
}

/** D6: one root a size. D5: every pair is consistent, because each signed root is that of the first so many leaves. */
export function checkSigned({ signed }: LogSnapshot, { roots, size: shown }: PublicLog, must: Must): void {
  const known = new Map<string, string>();
  for (const text of new Set(signed)) {
    const [, size = '', root = ''] = text.split('\n');
    // Announcements of keys have no size.
    if (!/^\d+$/.test(size)) continue;
    must('D6', (known.get(size) ?? root) === root, `two roots were signed for size ${size}`);
    known.set(size, root);
    must('D5', roots[Number(size)] === root, `${size} of ${shown} was signed with a root that its leaves do not give`);
  }
}

/** D12, D21: each checkpoint is signed by the key that readers have, and by as many witnesses as must. */
export function checkCheckpoints(log: LogSnapshot, shown: PublicLog, facts: LogFacts, must: Must): void {
  const { roots, size } = shown;
  const { quorum = 0, witnesses = [] } = facts;
  const keys = publicKeys(log, shown, must);
  const asked = new Set(log.signed);
  const paths = [...log.files.keys()].filter((path) => /^checkpoints\/\d+$/.test(path));
  for (const path of ['checkpoint', ...paths]) {
    const note = readNote(log.files.get(path));
    const named = path === 'checkpoint' ? size : Number(path.slice('checkpoints/'.length));
    must('D4', note.size === named, `${path} is of size ${note.size}`);
    must('D5', note.root === roots[note.size], `${path} has another root than its leaves`);
    must(
      'D12',
      keys.some((key) => isSigned(note, key)),
      `${path} is not signed by the log`,
    );
    const seenBy = witnesses.filter((witness) => isCosigned(note, witness)).length;
    must('D21', seenBy >= quorum, `${path} has ${seenBy} cosignatures, ${quorum} must be`);
    must('D6', asked.has(note.text), `${path} is not what the key was asked to sign`);
  }
  const newest = readNote(log.files.get(`checkpoints/${size}`));
  must(
    'D8',
    newest.text === readNote(log.files.get('checkpoint')).text,
    `the newest checkpoint is another than ${size}`,
  );
}

/** D19: every key but the first is announced by the one before, in a leaf too. Oldest first. */
export function publicKeys({ files }: LogSnapshot, { leaves }: PublicLog, must: Must): string[] {
  const keys = decoder.decode(files.get('key')).split('\n').filter(Boolean);
  for (let n = 1; files.has(`keys/${n}`); n += 1) {
    const bytes = files.get(`keys/${n}`) ?? Buffer.of();
    const note = readNote(bytes);
    const [, , next = ''] = note.text.split('\n');
    must('D19', isSigned(note, keys.at(-1) ?? ''), `key ${n} was not announced by the key before`);
    must('D19', isSigned(note, next), `key ${n} did not sign its announcement`);
    const isLogged = leaves.some((leaf) => Buffer.compare(leaf, bytes) === 0);
    must('D19', isLogged, `key ${n} was not announced in the log`);
    keys.push(next);
  }
  return keys;
}

/** By Node's own cryptography, from the text form of the key. */
function isSigned(note: Note, key: string): boolean {
  const [, name = '', encoded = ''] = /^([^+]+)\+[0-9a-f]{8}\+(.+)$/.exec(key) ?? [];
  const raw = Buffer.from(encoded, 'base64').subarray(1);
  const bytes = signatureOf(note, name, 1, raw);
  return bytes !== undefined && note.origin === name && verify(null, Buffer.from(note.text), publicKeyOf(raw), bytes);
}

/** The same of a timed cosignature (C2SP tlog-cosignature). */
function isCosigned(note: Note, { name, publicKey }: VerifierKey): boolean {
  const bytes = signatureOf(note, name, 4, publicKey);
  const message = `cosignature/v1\ntime ${bytes?.readBigUInt64BE()}\n${note.text}`;
  return bytes !== undefined && verify(null, Buffer.from(message), publicKeyOf(publicKey), bytes.subarray(8));
}

/** The signature of a key under a note, without the id. */
function signatureOf({ lines }: Note, name: string, type: number, raw: Uint8Array): Buffer | undefined {
  const id = sha256(Buffer.from(`${name}\n`), Uint8Array.of(type), raw).subarray(0, 4);
  return lines
    .filter((line) => line.startsWith(`\u2014 ${name} `))
    .map((line) => Buffer.from(line.split(' ')[2] ?? '', 'base64'))
    .find((signature) => signature.subarray(0, 4).equals(id))
    ?.subarray(4);
}

export function publicKeyOf(raw: Uint8Array): KeyObject {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}
