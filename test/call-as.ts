import { findDemoPerson } from '#infra/local/demo-people.ts';
import { issuerKeys, signAccessToken } from '#infra/local/issuer-keys.ts';
import type { Role } from '#shared/runtime/caller.ts';

/** Where a service listens, and where it keeps the keys of its issuer. */
interface Running {
  url: string;
  home: string;
}

/** An access token of the demo person who has one role. */
export async function tokenOf({ home, url }: Running, role: Role): Promise<string> {
  const person = findDemoPerson(`demo-${role}`);
  if (!person) throw new Error(`there is no demo ${role}`);
  return signAccessToken(await issuerKeys(home), url, person);
}

/** Asks the API, at a path below `/v1/`, as a demo person or as nobody; `body` of the answer is there when it is JSON. */
export async function callAs(
  service: Running,
  as: Role | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${service.url}/v1/${path}`, {
    method,
    redirect: 'manual',
    headers: {
      'accept-language': 'en',
      'content-type': 'application/json',
      ...(as && { authorization: `Bearer ${await tokenOf(service, as)}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}
