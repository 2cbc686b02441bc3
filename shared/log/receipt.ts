import { fromBase64, toBase64 } from './base64.ts';
import { parseCount } from './checkpoint.ts';
import { type Hash, hashBytes } from './tree.ts';

/** Proof that a leaf is in the log, verifiable without it (C2SP tlog-proof). */
export interface Receipt {
  index: number;
  proof: Hash[];
  /** The signed checkpoint, word for word. */
  checkpoint: string;
}

const firstLine = 'c2sp.org/tlog-proof@v1';

/** Text form, kept in files named `.tlog-proof`. */
export function formatReceipt({ index, proof, checkpoint }: Receipt): string {
  return [firstLine, `index ${index}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/** Reads a receipt; undefined when it is none. A line `extra` is allowed and, being signed by nobody, left out. */
export function parseReceipt(text: string): Receipt | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [first, ...rest] = text.slice(0, end).split('\n');
  const lines = rest[0]?.startsWith('extra ') ? rest.slice(1) : rest;
  if (first !== firstLine || (lines !== rest && !fromBase64(rest[0]?.slice(6) ?? ''))) return undefined;
  const index = parseCount(/^index (\d+)$/.exec(lines[0] ?? '')?.[1] ?? '');
  const proof = lines.slice(1).map(fromBase64);
  if (index === undefined || !proof.every(isHash)) return undefined;
  return { index, proof, checkpoint: text.slice(end + 2) };
}

const isHash = (bytes: Uint8Array | undefined): bytes is Hash => bytes?.length === hashBytes;
