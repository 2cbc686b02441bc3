import { AwsClient } from 'aws4fetch';
import type { Credentials } from './signed-fetch.ts';

export interface Signing {
  /** The name that the service signs under. */
  service: string;
  region: string;
  credentials: Credentials;
}

const patience = 10_000;

/** Posts JSON to a service of AWS, signed with SigV4 and not tried again: whether it may be, the caller knows. */
export function signedPost({ service, region, credentials }: Signing, url: string, body: string): Promise<Response> {
  const client = new AwsClient({ ...credentials, service, region, retries: 0 });
  const headers = { 'content-type': 'application/json' };
  return client.fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) });
}
