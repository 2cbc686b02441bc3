import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding, compress, type Encoding, isWorthCompressing } from './compression.ts';

/** An answer before it is written to the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer;
  /** Compressed forms of a body that is served again and again, filled as they are asked for. */
  encoded?: Map<Encoding, Buffer>;
}

interface FunctionResult {
  statusCode?: number;
  headers?: Record<string, string | number | boolean>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
}

/** Reads what a function returned as API Gateway does: without `statusCode` the whole value is a JSON body. */
export function toAnswer(result: unknown): Answer {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const body = Buffer.from(typeof result === 'string' ? result : JSON.stringify(result ?? null));
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body };
  }
  const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded } = result as FunctionResult;
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
    cookies,
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** Writes an answer, compressed when the caller accepts it and it pays, without a body for HEAD, 204 and 304. */
export async function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const unchanged = answer.status === 200 && isUnchanged(request.headers['if-none-match'], answer.headers.etag);
  const status = unchanged ? 304 : answer.status;
  const bodiless = status === 304 || status === 204;
  const encoding = chooseEncoding(request, answer);
  const body = encoding && !bodiless ? await encode(answer, encoding) : answer.body;
  const headers: Record<string, string | string[]> = { ...answer.headers };
  if (isWorthCompressing(headers['content-type']?.toString(), answer.body.length)) headers.vary = varying(answer);
  if (encoding && !bodiless) {
    headers['content-encoding'] = encoding;
    // The bytes differ from those the tag was made of (RFC 9110 §8.8.1).
    if (answer.headers.etag?.startsWith('"')) headers.etag = `W/${answer.headers.etag}`;
  }
  if (answer.cookies.length > 0) headers['set-cookie'] = answer.cookies;
  if (bodiless) delete headers['content-length'];
  else if (request.method !== 'HEAD' || body.length > 0) headers['content-length'] = String(body.length);
  response.writeHead(status, headers);
  response.end(bodiless || request.method === 'HEAD' ? undefined : body);
}

function chooseEncoding(request: IncomingMessage, answer: Answer): Encoding | undefined {
  if (answer.headers['content-encoding']) return undefined;
  if (!isWorthCompressing(answer.headers['content-type'], answer.body.length)) return undefined;
  return acceptedEncoding(request.headers['accept-encoding']);
}

async function encode(answer: Answer, encoding: Encoding): Promise<Buffer> {
  const known = answer.encoded?.get(encoding);
  if (known) return known;
  const body = await compress(answer.body, encoding, answer.encoded ? 'small' : 'fast');
  answer.encoded?.set(encoding, body);
  return body;
}

function isUnchanged(header: string | undefined, etag: string | undefined): boolean {
  if (!header || !etag) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

function varying({ headers }: Answer): string {
  const fields = (headers.vary ?? '')
    .split(',')
    .map((field) => field.trim())
    .filter(Boolean);
  if (!fields.some((field) => field.toLowerCase() === 'accept-encoding')) fields.push('Accept-Encoding');
  return fields.join(', ');
}
