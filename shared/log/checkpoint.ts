import { fromBase64, toBase64 } from './base64.ts';
import { emptyRoot, type Hash, hashBytes, sameBytes } from './tree.ts';

/** What the log says of itself at one moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Name of the log, and of its key. */
  origin: string;
  size: number;
  root: Hash;
}

/** The text that is signed: three lines. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text of an opened note; lines after the third are extensions, which nothing here asks for. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', digits = '', rootText = '', ...extensions] = text.split('\n');
  const size = parseCount(digits);
  const root = fromBase64(rootText);
  // The text ends with a newline, so an empty piece comes last and nowhere else.
  const isWhole = extensions.pop() === '' && extensions.every((line) => line !== '');
  if (!isWhole || origin === '' || size === undefined || root?.length !== hashBytes) return undefined;
  return size === 0 && !sameBytes(root, emptyRoot) ? undefined : { origin, size, root };
}

/** A decimal number without sign or leading zeroes. */
export function parseCount(digits: string): number | undefined {
  const count = Number(digits);
  return /^(?:0|[1-9]\d*)$/.test(digits) && Number.isSafeInteger(count) ? count : undefined;
}
