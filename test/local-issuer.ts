import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIssuer, type Issuer } from '#infra/local/issuer.ts';
import { type IssuerKeys, issuerEnvironment, issuerKeys } from '#infra/local/issuer-keys.ts';

/** The real local issuer behind a real port, on a state folder of its own. */
export interface TestIssuer {
  url: string;
  rules: { issuer: string; audiences: string[]; jwksUrl: string };
  current(): Issuer;
  keys(): Promise<IssuerKeys>;
  /** How often the published keys were asked for. */
  keyRequests(): number;
  /** Throws the signing key away; the next one is another. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestIssuer(): Promise<TestIssuer> {
  const home = await mkdtemp(join(tmpdir(), 'guiju-issuer-'));
  let issuer: Issuer | undefined;
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.url === '/oidc/jwks') asked += 1;
    issuer?.handle(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the issuer has no port');
  const url = `http://127.0.0.1:${address.port}`;
  issuer = await createIssuer({ url, home });
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL } = issuerEnvironment(url);
  return {
    url,
    rules: { issuer: OIDC_ISSUER, audiences: [OIDC_AUDIENCE], jwksUrl: OIDC_JWKS_URL },
    current: () => issuer as Issuer,
    keys: () => issuerKeys(home),
    keyRequests: () => asked,
    async rotate() {
      await rm(join(home, 'issuer'), { recursive: true });
      issuer = await createIssuer({ url, home });
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(home, { recursive: true });
    },
  };
}
