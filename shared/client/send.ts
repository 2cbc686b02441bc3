import { readProblem } from './service-problem.ts';

/** Values of a query string; lists are joined by commas, which mean "or", and undefined ones are left out. */
export type QueryValues = Record<string, string | number | readonly string[] | undefined>;

export interface ClientOptions {
  /** Address of the service, `https://…`. */
  baseUrl: string;
  language?: 'zh' | 'en';
  /** A key of the account; reading the catalogue needs none. */
  apiKey?: string;
  /** An access token, in place of a key. */
  token?: string;
  /** How often a refused call is made again. */
  retries?: number;
  /** First pause before a call is made again, in milliseconds; it doubles each time. */
  firstPause?: number;
  fetch?: typeof fetch;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface ApiCall extends CallOptions {
  path: string;
  query?: QueryValues;
  accept?: string;
  /** Sent as JSON by POST. */
  body?: unknown;
  /** Makes a POST count once, however often it is sent. */
  idempotencyKey?: string;
  /** Whether a POST changes nothing, so that it can be sent again. */
  isReading?: boolean;
}

/** Longest pause that `Retry-After` may ask for before the refusal is handed to the caller, in milliseconds. */
const longestPause = 60_000;

/**
 * Makes one call. What is refused with 429 is made again after the pause that `Retry-After` names, or one that doubles;
 * 503 too where a second call does no harm. Throws `ServiceProblem` for any other answer that is no success.
 */
export async function send(options: ClientOptions, call: ApiCall): Promise<Response> {
  const { retries = 4, firstPause = 500, fetch: ask = fetch } = options;
  const address = addressOf(options.baseUrl, call);
  const isSafe = call.body === undefined || call.isReading || call.idempotencyKey !== undefined;
  for (let attempt = 0; ; attempt += 1) {
    const response = await ask(address, requestOf(options, call));
    if (response.ok) return response;
    const mayRepeat = response.status === 429 || (response.status === 503 && isSafe);
    const asked = retryAfter(response.headers.get('retry-after'), Date.now());
    const pause = asked ?? firstPause * 2 ** attempt * (1 + Math.random() / 4);
    if (!mayRepeat || attempt >= retries || pause > longestPause) throw await readProblem(response);
    await response.body?.cancel();
    await rest(pause, call.signal);
  }
}

/** A key for one order or deposit; keep it until that has succeeded, and send it again with every attempt. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/** Milliseconds that `Retry-After` (RFC 9110, 10.2.3) asks to wait: seconds or a date; null when it says nothing. */
export function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function addressOf(baseUrl: string, { path, query = {} }: ApiCall): URL {
  const address = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.set(name, typeof value === 'object' ? value.join(',') : `${value}`);
  }
  return address;
}

function requestOf({ language, apiKey, token }: ClientOptions, call: ApiCall): RequestInit {
  const { body, accept = 'application/json', idempotencyKey, signal } = call;
  const headers = {
    accept,
    ...(language && { 'accept-language': language }),
    ...(apiKey && { 'x-api-key': apiKey }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
  };
  if (body === undefined) return { headers, signal };
  const json = { ...headers, 'content-type': 'application/json' };
  return { method: 'POST', headers: json, body: JSON.stringify(body), signal };
}

function rest(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(done, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
    function done() {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
  });
}
