import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ensureLogKeys } from '#infra/local/log-key.ts';
import { fileKey, type SigningKey, serviceKey } from '#shared/runtime/signing-key.ts';

const message = new TextEncoder().encode('to be signed');

/** Verifies with the frame that Node wants around a raw key. */
async function holds(key: SigningKey): Promise<boolean> {
  const frame = Buffer.from('302a300506032b6570032100', 'hex');
  const info = Buffer.concat([frame, await key.publicKey()]);
  const publicKey = createPublicKey({ key: info, format: 'der', type: 'spki' });
  return verify(null, message, publicKey, await key.sign(message));
}

test('a key in a file is made once and signs the same message the same way', async () => {
  const home = await mkdtemp(join(tmpdir(), 'guiju-key-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const { LOG_KEY_FILE: path } = await ensureLogKeys(home);
  const key = fileKey(path);
  expect(await holds(key)).toBe(true);
  expect(await ensureLogKeys(home)).toEqual({ LOG_KEY_FILE: path });
  expect(await fileKey(path).sign(message)).toEqual(await key.sign(message));
  await expect(fileKey(join(home, 'none')).sign(message)).rejects.toThrow('ENOENT');
});

/** The key service's protocol (AWS JSON 1.1) with one key. */
async function startKeyService(kind: 'ed25519' | 'ed448'): Promise<{ asked: Record<string, unknown>[] }> {
  const { publicKey, privateKey } = kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448');
  const asked: Record<string, unknown>[] = [];
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as Record<string, string>;
    asked.push({ action: request.headers['x-amz-target'], ...body });
    const signature = () => sign(null, Buffer.from(body.Message ?? '', 'base64'), privateKey).toString('base64');
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    const info = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    response.end(JSON.stringify(body.Message ? { Signature: signature() } : { PublicKey: info }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });
  return { asked };
}

test('a key of the key service signs raw messages by Ed25519', async () => {
  const { asked } = await startKeyService('ed25519');
  expect(await holds(serviceKey({ region: 'cn-north-1', keyId: 'a-key' }))).toBe(true);
  expect(asked).toMatchObject([
    { action: 'TrentService.GetPublicKey', KeyId: 'a-key' },
    { action: 'TrentService.Sign', KeyId: 'a-key', MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' },
  ]);
});

test('a key of another kind is refused', async () => {
  await startKeyService('ed448');
  const key = serviceKey({ region: 'cn-north-1', keyId: 'a-key' });
  await expect(key.publicKey()).rejects.toThrow('the signing key is no Ed25519 key');
  await expect(key.sign(message)).rejects.toThrow('without an Ed25519 signature');
});
