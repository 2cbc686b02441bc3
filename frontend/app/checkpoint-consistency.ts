import { type Checkpoint, parseCheckpoint } from '#shared/log/checkpoint.ts';
import { openNote } from '#shared/log/note.ts';
import { proveConsistency, verifyConsistency } from '#shared/log/proof.ts';
import { parseReceipt } from '#shared/log/receipt.ts';
import { subtreeReader, tilePath } from '#shared/log/tile.ts';
import { sameBytes } from '#shared/log/tree.ts';
import { parseVerifierKey, type VerifierKey } from '#shared/log/verifier-key.ts';

/**
 * `consistent`: the newer tree begins with the older one; `fork`: the log has told two stories; `unsigned`: a checkpoint
 * is not of this log; `noTiles`: the log does not give what the proof is made of.
 */
export type ConsistencyVerdict = 'consistent' | 'same' | 'fork' | 'unsigned' | 'noKey' | 'noTiles';

export interface TwoCheckpoints {
  /** In any order. */
  checkpoints: readonly [string, string];
  /** Verifier keys, one a line; the first of a log counts. */
  keys: string;
}

/** The bytes under a path of the log, such as `tile/0/000.p/5`; undefined where there are none. */
export type FetchTile = (path: string) => Promise<Uint8Array | undefined>;

export interface ConsistencyFinding {
  verdict: ConsistencyVerdict;
  values: { older?: string; newer?: string };
}

/**
 * Whether one of two checkpoints continues the other (RFC 6962 §2.1.4). The proof is made here from tiles of the log,
 * which need not be trusted: it must give both signed roots.
 */
export async function compareCheckpoints(
  { checkpoints, keys }: TwoCheckpoints,
  fetchTile: FetchTile,
): Promise<ConsistencyFinding> {
  const key = keys
    .split('\n')
    .flatMap((line) => parseVerifierKey(line) ?? [])
    .find(({ kind }) => kind === 'log');
  if (!key) return { verdict: 'noKey', values: {} };
  const opened = checkpoints.flatMap((text) => openCheckpoint(text, key) ?? []);
  const [older, newer] = opened.sort((a, b) => a.size - b.size);
  if (!older || !newer) return { verdict: 'unsigned', values: {} };
  const values = { older: String(older.size), newer: String(newer.size) };
  if (older.size === newer.size) return { verdict: sameBytes(older.root, newer.root) ? 'same' : 'fork', values };
  // An empty tree begins every tree.
  if (older.size === 0) return { verdict: 'consistent', values };
  return { verdict: await continues(older, newer, fetchTile), values };
}

async function continues(older: Checkpoint, newer: Checkpoint, fetchTile: FetchTile): Promise<ConsistencyVerdict> {
  let isLacking = false;
  const read = subtreeReader(newer.size, async (tile) => {
    const bytes = await fetchTile(tilePath(tile));
    isLacking ||= bytes === undefined;
    return bytes ?? new Uint8Array();
  });
  const proof = await proveConsistency(read, older.size, newer.size).catch(() => undefined);
  if (!proof || isLacking) return 'noTiles';
  const { size, root } = newer;
  return verifyConsistency({ old: older.size, oldRoot: older.root, size, root, proof }) ? 'consistent' : 'fork';
}

/** A checkpoint, or the one in a receipt. */
function openCheckpoint(text: string, key: VerifierKey): Checkpoint | undefined {
  const note = openNote(parseReceipt(text)?.checkpoint ?? text, [key]);
  const checkpoint = note && parseCheckpoint(note.text);
  return checkpoint?.origin === key.name ? checkpoint : undefined;
}
