import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { fromBase64, toBase64 } from './base64.ts';
import { joinBytes } from './tree.ts';

hashes.sha512 = sha512;

/** Bytes that tell kinds of keys apart (C2SP signed-note, "Signature types"); both are Ed25519. */
const keyTypes = { log: 1, witness: 4 } as const;
type KeyKind = keyof typeof keyTypes;

/** A public key with the name it signs under. */
export interface VerifierKey {
  name: string;
  kind: KeyKind;
  /** First four bytes of a hash of name, kind and key: finds the key, proves nothing. */
  id: Uint8Array;
  publicKey: Uint8Array;
}

/** Names of keys hold no spaces and no plus sign. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && !/[\s+\u0085]/u.test(name);
}

/** A key of 32 bytes under a name. Throws a `RangeError` when either cannot be used. */
export function verifierKey(name: string, publicKey: Uint8Array, kind: KeyKind = 'log'): VerifierKey {
  if (!isKeyName(name) || publicKey.length !== 32) throw new RangeError(`"${name}" is no usable name or key`);
  const named = joinBytes([new TextEncoder().encode(`${name}\n`), Uint8Array.of(keyTypes[kind]), publicKey]);
  return { name, kind, id: sha256(named).slice(0, 4), publicKey };
}

/** Text form of a key, `name+id+base64`, as verifiers take it. */
export function formatVerifierKey({ name, id, kind, publicKey }: VerifierKey): string {
  return `${name}+${hex(id)}+${toBase64(joinBytes([Uint8Array.of(keyTypes[kind]), publicKey]))}`;
}

/** Reads the text form; nothing when it is broken or of a kind that is not known here. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name = '', id, key = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  const [type, ...publicKey] = fromBase64(key) ?? [];
  const kind = (Object.keys(keyTypes) as KeyKind[]).find((known) => keyTypes[known] === type);
  if (!kind || !isKeyName(name) || publicKey.length !== 32) return undefined;
  const parsed = verifierKey(name, Uint8Array.from(publicKey), kind);
  return hex(parsed.id) === id ? parsed : undefined;
}

/** Keys of a text, a line each; what is none is left out. */
export function parseVerifierKeys(text: string): VerifierKey[] {
  return text.split('\n').flatMap((line) => parseVerifierKey(line) ?? []);
}

/** Of keys somebody trusts those of one log: the first that is a log's, and others of its name, with which it signed before. */
export function logKeysAmong(keys: readonly VerifierKey[]): VerifierKey[] {
  const first = keys.find(({ kind }) => kind === 'log');
  return keys.filter(({ kind, name }) => kind === 'log' && name === first?.name);
}

/** Ed25519 of RFC 8032, without the lenience some verifiers allow. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
