import { decodeBundle } from '#shared/log/entry-bundle.ts';
import type { VerifierKey } from '#shared/log/verifier-key.ts';
import type { LogSnapshot } from './log-snapshot.ts';
import { leafHash, rootsBySize, sha256 } from './reference-tree.ts';
import { checkCheckpoints, checkSigned, readNote } from './signature-promises.ts';
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
  /** Ids of all entries that were accepted; keys are announced in others. */
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

/** D3, D4, D9, D10, D22: the table says what the files say, and nothing that was accepted waits. */
function checkTable({ rows, files }: LogSnapshot, shown: PublicLog, accepted: readonly string[], must: Must): void {
  const { hashes, size } = shown;
  const ids = hashes.map((hash) => hash.toString('hex'));
  const entries = rows.filter(({ part }) => part === 'entry');
  const placed = new Map(entries.map((entry) => [Number(entry.index ?? -1), entry]));
  const rebuilt = rebuildTable(files, shown);
  must('D3', new Set(ids).size === ids.length, 'an entry stands twice in the log');
  must(
    'D9',
    entries.every(({ index }) => index !== undefined),
    'an accepted entry has no place',
  );
  must('D4', placed.size === size && entries.length === size, `${entries.length} entries in the table at size ${size}`);
  const other = rebuilt.entries.find(({ id, index, size: first }) => {
    const entry = placed.get(index);
    return entry?.id !== id || entry.size !== first;
  });
  must('D22', !other, `the table has another place than the log for ${other?.id}`);
  must(
    'D4',
    entries.every((entry) => Number(entry.size) > Number(entry.index)),
    'a first tree does not hold its entry',
  );
  const known = [...accepted, ...announcedIds({ files })];
  const [missing, unknown] = [difference(known, ids), difference(ids, known)];
  must('D9', missing.length === 0, `accepted and not logged: ${missing.slice(0, 3).join(', ')}`);
  must('D3', unknown.length === 0, `logged and never accepted: ${unknown.slice(0, 3).join(', ')}`);
  must('D9', !rows.some(({ id }) => id.startsWith('pending#')), 'something still waits');
  const head = rows.find(({ id }) => id === 'head');
  for (const [name, value] of Object.entries(rebuilt.head)) {
    must('D22', head?.[name] === value, `the head has another ${name} than the files of the log`);
  }
  must('D9', head?.published === true, 'the head is not published');
  const versions = Number(head?.version) + 1;
  must('D10', rebuilt.head.version + 1 === versions, `${rebuilt.head.version + 1} checkpoints of ${versions} versions`);
}

/** What the table must say, made from public files alone: each version left its checkpoint, and the first that holds an entry is its receipt's. */
function rebuildTable(files: LogSnapshot['files'], { hashes, roots, size }: PublicLog) {
  const sizes = [...files.keys()].flatMap((path) => /^checkpoints\/(\d+)$/.exec(path)?.[1] ?? []).map(Number);
  sizes.sort((a, b) => a - b);
  const before = sizes.at(-2) ?? 0;
  return {
    head: { version: sizes.length - 1, size, root: roots[size], before },
    entries: hashes.map((hash, index) => ({
      id: `entry#${hash.toString('hex')}`,
      index,
      size: sizes.find((held) => held > index),
    })),
  };
}

/** Ids of the entries by which keys were announced: nobody handed them in. */
export function announcedIds({ files }: Pick<LogSnapshot, 'files'>): string[] {
  return [...files].filter(([path]) => /^keys\/\d+$/.test(path)).map(([, note]) => leafHash(note).toString('hex'));
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
    if (!/^(?:tile|checkpoints|versions|key)/.test(path)) continue;
    const hash = sha256(bytes).toString('hex');
    must('D8', (seen.files.get(path) ?? hash) === hash, `${path} was published with other bytes`);
    seen.files.set(path, hash);
  }
}
