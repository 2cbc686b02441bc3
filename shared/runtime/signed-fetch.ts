import { AwsClient } from 'aws4fetch';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Keys of the role a function runs under, as the Lambda runtime hands them over. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** A `fetch` that signs every request with SigV4; the serverless service also wants the hash of the body as a header. */
export function signedFetch(service: 'es' | 'aoss', region: string, credentials: Credentials): Fetch {
  const client = new AwsClient({ ...credentials, service, region, retries: 1 });
  return async (url, init) => {
    const headers = new Headers(init.headers);
    headers.set('x-amz-content-sha256', await sha256(String(init.body ?? '')));
    return client.fetch(url, { ...init, headers });
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
