import { generateKeyPairSync } from 'node:crypto';
import { access, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sameBytes } from '#shared/log/tree.ts';
import { parseVerifierKeys } from '#shared/log/verifier-key.ts';
import { fileKey } from '#shared/runtime/signing-key.ts';

const keyFile = (home: string) => join(home, 'log-key.pem');
const formerFile = (home: string) => join(home, 'log-former-key.pem');

/** Settings that name the files with the signing keys of the log in a state folder; the first key is made when it is not there. */
export async function ensureLogKeys(home: string): Promise<{ LOG_KEY_FILE: string; LOG_FORMER_KEY_FILE?: string }> {
  const LOG_KEY_FILE = keyFile(home);
  await makeKey(LOG_KEY_FILE);
  return { LOG_KEY_FILE, ...((await hasFormerKey(home)) && { LOG_FORMER_KEY_FILE: formerFile(home) }) };
}

/** Whether two keys sign, because a change has begun and not ended. */
export async function hasFormerKey(home: string): Promise<boolean> {
  return access(formerFile(home)).then(
    () => true,
    () => false,
  );
}

/** Makes a new key, beside which the one before goes on signing. */
export async function beginKeyChange(home: string): Promise<void> {
  await rename(keyFile(home), formerFile(home));
  await makeKey(keyFile(home));
}

/** Destroys the key before. */
export async function endKeyChange(home: string): Promise<void> {
  await rm(formerFile(home));
}

/** Whether the new key is the first of those that the log publishes, a line each. */
export async function isPublished(home: string, published: string): Promise<boolean> {
  const [newest] = parseVerifierKeys(published);
  return newest !== undefined && sameBytes(newest.publicKey, await fileKey(keyFile(home)).publicKey());
}

async function makeKey(path: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(path, text, { flag: 'wx', mode: 0o600 }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
