import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { doorHeader } from './caller.ts';
import { isSame } from './is-same.ts';

/** Header by which the site says for whom it calls the API: an address, and a code over it that only who has the key can make. */
export const visitorHeader = 'x-guiju-visitor';

/**
 * The network address of whoever asks, by which writing is limited. What the site vouches for comes first; behind the cache it is
 * the last address that the cache noted (`X-Forwarded-For`), for the peer is the cache itself; else it is the peer. Headers that
 * anybody could have written count for nothing.
 */
export function visitorAddress({ headers, requestContext }: APIGatewayProxyEventV2, key: string | undefined): string {
  const { sourceIp } = requestContext.http;
  if (!key) return sourceIp;
  const [address = '', code = ''] = headers[visitorHeader]?.split(' ') ?? [];
  if (isSame(Buffer.from(code), Buffer.from(codeOf(address, key)))) return address;
  if (!isSame(Buffer.from(headers[doorHeader] ?? ''), Buffer.from(key))) return sourceIp;
  const noted = (headers['x-forwarded-for'] ?? '').split(',').map((each) => each.trim());
  // The gateway behind the cache notes the cache.
  if (noted.at(-1) === sourceIp) noted.pop();
  return noted.at(-1) || sourceIp;
}

/** The value of the header by which the site vouches for an address. */
export const vouchedAddress = (address: string, key: string): string => `${address} ${codeOf(address, key)}`;

const codeOf = (address: string, key: string) => createHmac('sha256', key).update(address).digest('base64url');
