import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/** A time-stamping authority made of OpenSSL, which also judges what it stamped. */
export interface TimeAuthority {
  url: string;
  /** Whether it answers. */
  isUp: boolean;
  /** Its certificate, in PEM. */
  certificate: string;
  /** Whether OpenSSL takes an answer for one over these bytes; its words. */
  verify(response: Uint8Array, bytes: Uint8Array): Promise<string>;
}

const settings = `[ tsa ]
default_tsa = tsa1
[ tsa1 ]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
[ req ]
distinguished_name = name
x509_extensions = stamping
prompt = no
[ name ]
CN = Test time stamps
[ stamping ]
extendedKeyUsage = critical,timeStamping
basicConstraints = critical,CA:FALSE
`;

/** Undefined when OpenSSL is not installed. */
export async function startTimeAuthority(): Promise<TimeAuthority | undefined> {
  const isInstalled = await run('openssl', ['version']).then(
    () => true,
    () => false,
  );
  if (!isInstalled) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'guiju-tsa-'));
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await writeFile(join(folder, 'settings'), settings);
  await writeFile(join(folder, 'serial'), '01\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'key.pem'];
  await openssl('req', '-x509', '-config', 'settings', ...key, '-out', 'certificate.pem', '-days', '2');
  const authority: TimeAuthority = {
    url: '',
    isUp: true,
    certificate: await readFile(join(folder, 'certificate.pem'), 'utf8'),
    verify: async (response, bytes) => {
      await writeFile(join(folder, 'response'), response);
      await writeFile(join(folder, 'bytes'), bytes);
      const trusted = ['-CAfile', 'certificate.pem', '-untrusted', 'certificate.pem'];
      const { stdout, stderr } = await openssl('ts', '-verify', '-in', 'response', '-data', 'bytes', ...trusted).catch(
        (error) => error,
      );
      return `${stdout}${stderr}`;
    },
  };
  const answer = async (request: Buffer) => {
    await writeFile(join(folder, 'request'), request);
    const signer = ['-signer', 'certificate.pem', '-inkey', 'key.pem'];
    await openssl('ts', '-reply', '-config', 'settings', '-queryfile', 'request', ...signer, '-out', 'reply');
    return readFile(join(folder, 'reply'));
  };
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    response.writeHead(authority.isUp ? 200 : 503, { 'content-type': 'application/timestamp-reply' });
    response.end(authority.isUp ? await answer(body) : '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  authority.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  return authority;
}
