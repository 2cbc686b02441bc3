import { fromBase64, toBase64 } from './base64.ts';
import { joinBytes, sameBytes } from './tree.ts';
import { isKeyName, isSignedBy, type VerifierKey } from './verifier-key.ts';

/** Signed notes as C2SP signed-note writes them: a text, an empty line, and a line for each signature. */

const largestNote = 1_000_000;
const mostSignatures = 100;
const dash = '\u2014 ';

/** One line under a note. */
export interface NoteSignature {
  name: string;
  keyId: Uint8Array;
  signature: Uint8Array;
}

/** A note some of whose signatures are by known keys, all of which hold. */
export interface OpenedNote {
  /** Ends with a newline. */
  text: string;
  /** The keys that signed, each once. */
  signedBy: VerifierKey[];
}

export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  return `${dash}${name} ${toBase64(joinBytes([keyId, signature]))}\n`;
}

/** The text of a note and its lines of signatures, nothing verified; undefined when it is no note. */
export function parseNote(note: string): { text: string; signatures: NoteSignature[] } | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids them.
  if (note.length > largestNote || /[\u0000-\u0009\u000b-\u001f]/.test(note) || !note.isWellFormed()) return undefined;
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return undefined;
  const signatures = parseSignatures(note.slice(end + 2));
  return signatures && { text: note.slice(0, end + 1), signatures };
}

/** Lines of signatures, at least one, each ending with a newline; undefined when one of them is broken. */
export function parseSignatures(lines: string): NoteSignature[] | undefined {
  if (!lines.endsWith('\n')) return undefined;
  const signatures = lines.slice(0, -1).split('\n').map(parseLine);
  if (signatures.length > mostSignatures) return undefined;
  return signatures.every((signature) => signature !== undefined) ? signatures : undefined;
}

function parseLine(line: string): NoteSignature | undefined {
  const space = line.indexOf(' ', dash.length);
  const name = line.slice(dash.length, space);
  const bytes = fromBase64(line.slice(space + 1));
  if (!line.startsWith(dash) || space < 0 || !isKeyName(name) || !bytes || bytes.length < 5) return undefined;
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** Opens a note with the keys one trusts; undefined when none of them signed it, or one of their signatures is wrong. */
export function openNote(note: string, keys: readonly VerifierKey[]): OpenedNote | undefined {
  const parsed = parseNote(note);
  if (!parsed) return undefined;
  const signedBy: VerifierKey[] = [];
  for (const signature of parsed.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && sameBytes(id, signature.keyId));
    if (!key || signedBy.includes(key)) continue;
    if (!holds(key, parsed.text, signature.signature)) return undefined;
    signedBy.push(key);
  }
  return signedBy.length > 0 ? { text: parsed.text, signedBy } : undefined;
}

/** Whether a signature or, for witnesses, a timed cosignature (C2SP tlog-cosignature) is by this key over this text. */
export function holds({ kind, publicKey }: VerifierKey, text: string, signature: Uint8Array): boolean {
  const message = new TextEncoder().encode(text);
  if (kind === 'log') return isSignedBy(publicKey, message, signature);
  if (signature.length !== 72) return false;
  const seconds = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
  return isSignedBy(publicKey, cosignedMessage(text, seconds), signature.slice(8));
}

/** What a witness signs: that it saw this checkpoint at this second since the epoch. */
export function cosignedMessage(text: string, seconds: bigint): Uint8Array {
  return new TextEncoder().encode(`cosignature/v1\ntime ${seconds}\n${text}`);
}
