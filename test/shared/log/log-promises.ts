import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { decodeBundle } from '#shared/log/entry-bundle.ts';
import type { VerifierKey } from '#shared/log/verifier-key.ts';
import type { LogSnapshot } from './log-snapshot.ts';
import { leafHash, rootsBySize, sha256 } from './reference-tree.ts';
import { checkTiles } from './tile-promises.ts';
import { checkTimes } from './time-promises.ts';
import { collectViolations, type Must, type Violation } from './violation.ts';

/** What readers have seen of a log so far: hashes by path, and the size of its checkpoint. */
export interface Witnessed {
  files: Map<string, string>;
  size: number;
}

export const nothingSeen = (): Witnessed => ({ files: new Map(), size: -1 });

export interface LogFacts {
  /** Ids of all entries that were accepted. */
  accepted: readonly string[];
  /** What was seen before, which is brought up to date. */
  seen?: Witnessed;
  /** How many cosignatures every checkpoint must have, and of which witnesses. */
  quorum?: number;
  witnesses?: readonly VerifierKey[];
  /** Whether an authority stamps every checkpoint. */
  isStamped?: boolean;
}

/** A log as its public files alone show it. */
export interface PublicLog {
  size: number;
  leaves: Uint8Array[];
  hashes: Buffer[];
  /** Roots of every size in base64. */
  roots: string[];
}

const decoder = new TextDecoder();

/** What must hold of a log at rest, whatever went wrong before; the names are those of the trust reference. */
export function logViolations(log: LogSnapshot, facts: LogFacts): Violation[] {
  const { accepted, seen = nothingSeen(), isStamped = false } = facts;
  const { must, violations } = collectViolations();
  const shown = readPublicLog(log, must);
  if (!shown) return violations;
  checkSigned(log, shown, must);
  checkCheckpoints(log, shown, facts, must);
  checkTiles(log, shown, must);
  checkTimes(log, isStamped, must);
  checkTable(log, shown, accepted, must);
  checkUnchanged(log, shown, seen, must);
  return violations;
}

/** D22: all of it comes from public files. */
export function readPublicLog({ files }: LogSnapshot, must: Must): PublicLog | undefined {
  const size = readNote(files.get('checkpoint')).size;
  must('D9', Number.isSafeInteger(size), 'there is no checkpoint');
  if (!Number.isSafeInteger(size)) return undefined;
  const leaves: Uint8Array[] = [];
  for (let start = 0; start < size; start += 256) {
    const path = tilePathOf('entries', start / 256, Math.min(256, size - start));
    const bundle = files.get(path);
    must('D7', bundle !== undefined, `${path} is a hole`);
    leaves.push(...decodeBundle(bundle ?? new Uint8Array()));
  }
  must('D4', leaves.length === size, `${leaves.length} entries at size ${size}`);
  must(
    'D24',
    leaves.every((leaf) => leaf.length > 0 && leaf.length <= 65_535),
    'an entry is too large',
  );
  const hashes = leaves.map(leafHash);
  return { size, leaves, hashes, roots: rootsBySize(hashes) };
}

export function tilePathOf(level: number | 'entries', index: number, width: number): string {
  const steps = `${Math.floor(index / 1000) > 0 ? `x${String(Math.floor(index / 1000)).padStart(3, '0')}/` : ''}`;
  return `tile/${level}/${steps}${String(index % 1000).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`;
}

interface Note {
  origin: string;
  size: number;
  root: string;
  text: string;
  lines: string[];
}

function readNote(bytes: Uint8Array = new Uint8Array()): Note {
  const [text = '', signatures = ''] = decoder.decode(bytes).split('\n\n');
  const [origin = '', size = '', root = ''] = text.split('\n');
  const lines = signatures.split('\n').filter(Boolean);
  return { origin, size: size === '' ? Number.NaN : Number(size), root, text: `${text}\n`, lines };
}

/** D6: one root a size. D5: every pair is consistent, because each signed root is that of the first so many leaves. */
function checkSigned({ signed }: LogSnapshot, { roots, size: shown }: PublicLog, must: Must): void {
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
function checkCheckpoints(log: LogSnapshot, shown: PublicLog, facts: LogFacts, must: Must): void {
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
function publicKeys({ files }: LogSnapshot, { leaves }: PublicLog, must: Must): string[] {
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

/** D3, D4, D9, D10, D22: the table says what the files say, and nothing that was accepted waits. */
function checkTable({ rows, files }: LogSnapshot, shown: PublicLog, accepted: readonly string[], must: Must): void {
  const { hashes, roots, size } = shown;
  const ids = hashes.map((hash) => hash.toString('hex'));
  const entries = rows.filter(({ part }) => part === 'entry');
  const placed = new Map(entries.map((entry) => [Number(entry.index ?? -1), entry]));
  must('D3', new Set(ids).size === ids.length, 'an entry stands twice in the log');
  must(
    'D9',
    entries.every(({ index }) => index !== undefined),
    'an accepted entry has no place',
  );
  must('D4', placed.size === size && entries.length === size, `${entries.length} entries in the table at size ${size}`);
  must(
    'D22',
    ids.every((id, n) => placed.get(n)?.id === `entry#${id}`),
    'the table has other places than the log',
  );
  must(
    'D4',
    entries.every((entry) => Number(entry.size) > Number(entry.index)),
    'a first tree does not hold its entry',
  );
  const [missing, unknown] = [difference(accepted, ids), difference(ids, accepted)];
  must('D9', missing.length === 0, `accepted and not logged: ${missing.slice(0, 3).join(', ')}`);
  must('D3', unknown.length === 0, `logged and never accepted: ${unknown.slice(0, 3).join(', ')}`);
  must('D9', !rows.some(({ id }) => id.startsWith('pending#')), 'something still waits');
  const head = rows.find(({ id }) => id === 'head');
  must('D22', head?.size === size && head.root === roots[size], 'the head is another than the newest checkpoint');
  must('D9', head?.published === true, 'the head is not published');
  const checkpoints = [...files.keys()].filter((path) => /^checkpoints\/\d+$/.test(path)).length;
  must(
    'D10',
    checkpoints === Number(head?.version) + 1,
    `${checkpoints} checkpoints of ${Number(head?.version) + 1} versions`,
  );
}

function difference(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return some.filter((one) => !known.has(one));
}

/** D8, D18: nothing public changes or goes, and the newest checkpoint never moves back. */
function checkUnchanged({ files }: LogSnapshot, { size }: PublicLog, seen: Witnessed, must: Must): void {
  must('D8', size >= seen.size, `the log went back from ${seen.size} to ${size}`);
  seen.size = size;
  for (const path of seen.files.keys()) must('D18', files.has(path), `${path} is gone`);
  for (const [path, bytes] of files) {
    if (!/^(?:tile|checkpoints|key)/.test(path)) continue;
    const hash = sha256(bytes).toString('hex');
    must('D8', (seen.files.get(path) ?? hash) === hash, `${path} was published with other bytes`);
    seen.files.set(path, hash);
  }
}
