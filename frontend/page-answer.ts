import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { env } from '#shared/runtime/env.ts';
import { visitorAddress, visitorHeader, vouchedAddress } from '#shared/runtime/visitor.ts';
import { securityHeaders } from './security-headers.ts';

type Event = APIGatewayProxyEventV2;
type Result = APIGatewayProxyStructuredResultV2;

/** Answers an HTTP API event (payload 2.0) with what the site renders for it: HEAD, ETag and 304 as in the API. */
export async function answerPage(event: Event, respond: (request: Request) => Promise<Response>): Promise<Result> {
  const response = await respond(toRequest(event));
  return toResult(response, event);
}

/**
 * The web request of an event, at the public address of the site: a form is taken only from a page of the same origin.
 * A page answers HEAD as it would GET; the body is dropped on the way out.
 */
export function toRequest(event: Event): Request {
  const { method } = event.requestContext.http;
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value);
  if (event.cookies) headers.set('cookie', event.cookies.join('; '));
  headers.set('x-request-id', event.requestContext.requestId);
  vouch(headers, event);
  const query = event.rawQueryString ? `?${event.rawQueryString}` : '';
  const url = new URL(`${cleanPath(event.rawPath)}${query}`, env().SITE_URL);
  const body =
    event.body === undefined ? undefined : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method: method === 'HEAD' ? 'GET' : method, headers, body: hasBody ? body : undefined });
}

/** Says for whom the page calls the API, in place of what the visitor may have written. */
function vouch(headers: Headers, event: Event): void {
  const key = env().VISITOR_KEY;
  if (key) headers.set(visitorHeader, vouchedAddress(visitorAddress(event, key), key));
  else headers.delete(visitorHeader);
}

/** `//host/…` would be read as another host. */
function cleanPath(path: string): string {
  return path.replace(/^\/{2,}/, '/');
}

export async function toResult(response: Response, event: Event): Promise<Result> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers: Record<string, string> = { ...securityHeaders };
  for (const [name, value] of response.headers) if (name !== 'set-cookie') headers[name] = value;
  headers['cache-control'] ??= 'no-store';
  headers.vary = [headers.vary, 'Accept-Encoding'].filter(Boolean).join(', ');
  const cookies = response.headers.getSetCookie();
  const result: Result = { statusCode: response.status, headers, ...(cookies.length > 0 && { cookies }) };
  if (response.status === 200) {
    headers.etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    if (isFresh(event.headers['if-none-match'], headers.etag)) return { ...result, statusCode: 304 };
  }
  if (event.requestContext.http.method === 'HEAD') {
    headers['content-length'] = String(body.length);
    return result;
  }
  const isText = /^(?:text\/|application\/(?:\w+\+)?(?:json|xml))/.test(headers['content-type'] ?? 'text/');
  return { ...result, body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

/** Weak comparison (RFC 9110 §8.8.3.2): a proxy that compresses marks the tag as weak. */
function isFresh(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false;
}
