import { setTimeout as wait } from 'node:timers/promises';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { sandboxPrefix } from './caller.ts';
import { type ErrorCode, errorStatus, ServiceError } from './errors.ts';
import { possibleErrors } from './openapi-responses.ts';
import { tooManyRequests } from './rate-limit.ts';
import type { DescribedRoute } from './route.ts';

type Headers = Record<string, string | undefined>;
type Result = APIGatewayProxyStructuredResultV2;

/** With a sandbox key, the request header that says which answer to rehearse. */
const rehearsalHeader = 'sandbox-answer';

/**
 * Whether a call comes with a sandbox key, by how the key begins: functions that read no keys know it too, and nobody gains
 * by pretending, because less is done for such a call and never more.
 */
function isSandboxCall(headers: Headers): boolean {
  return headers['x-api-key']?.startsWith(sandboxPrefix) ?? false;
}

/** Refuses what a valid request of a sandbox key would have changed. Reads go through: they show what everybody sees. */
export function refuseSandboxChange({ method, readsOnly }: DescribedRoute, headers: Headers): void {
  if (method === 'GET' || readsOnly || !isSandboxCall(headers)) return;
  throw new ServiceError('SANDBOX', {
    zh: '请求有效；因使用沙盒密钥，没有更改任何内容。',
    en: 'The request is valid; nothing was changed, because a sandbox key was used.',
  });
}

/**
 * Gives the answer that a sandbox key asks for in place of the real one, so that programs can be tried against failures:
 * a status that the route documents, what API Gateway says when a function dies (`gateway`), the true answer with half of
 * its body (`cut`) or some seconds late (`slow-1` to `slow-8`). Each names itself in the same header. INVALID for another
 * value or without a sandbox key.
 */
export async function rehearse(route: DescribedRoute, headers: Headers, run: () => Promise<Result>): Promise<Result> {
  const asked = headers[rehearsalHeader];
  if (asked === undefined) return run();
  if (!isSandboxCall(headers)) throw invalid('it works with a sandbox key alone');
  const result = await rehearsed(route, asked, run);
  return { ...result, headers: { ...result.headers, 'cache-control': 'no-store', [rehearsalHeader]: asked } };
}

/** Whether an error was asked for, so that nobody need look into it. */
export function isRehearsed(error: unknown): boolean {
  return error instanceof ServiceError && rehearsalHeader in error.headers;
}

async function rehearsed(route: DescribedRoute, asked: string, run: () => Promise<Result>): Promise<Result> {
  if (asked === 'gateway') return gatewayFailure;
  if (asked === 'cut') return cut(await run());
  const seconds = /^slow-([1-8])$/.exec(asked)?.[1];
  if (seconds) return wait(Number(seconds) * 1000).then(run);
  throw rehearsedError(route, asked);
}

function rehearsedError(route: DescribedRoute, asked: string): ServiceError {
  const codes = possibleErrors(route);
  const code = codes.find((each) => String(errorStatus[each]) === asked);
  if (!code) {
    const statuses = [...new Set(codes.map((each) => errorStatus[each]))].join(', ');
    return invalid(`one of ${statuses}, gateway, cut, slow-1 to slow-8`);
  }
  const words = {
    zh: '这是沙盒密钥所要求的演练应答。',
    en: 'This is the answer that a sandbox key asked to rehearse.',
  };
  return new ServiceError(code, words, { headers: { ...headersOf(code), [rehearsalHeader]: asked } });
}

function headersOf(code: ErrorCode): Record<string, string> {
  if (code === 'UNAUTHENTICATED') return { 'www-authenticate': 'Bearer realm="guiju"' };
  if (code !== 'TOO_MANY_REQUESTS') return {};
  return tooManyRequests({ policy: 'sandbox', quota: 1, window: 60, remaining: 0, reset: 1 }).headers;
}

/** As API Gateway prints it, which is no problem+json. */
const gatewayFailure: Result = {
  statusCode: 500,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"Internal Server Error"}',
};

function cut({ body = '', headers, ...result }: Result): Result {
  const { etag: _whole, ...others } = headers ?? {};
  return { ...result, headers: others, body: body.slice(0, Math.floor(body.length / 2)) };
}

function invalid(detail: string): ServiceError {
  return new ServiceError(
    'INVALID',
    {
      zh: `请求头 ${rehearsalHeader} 无法理解，详见 errors。`,
      en: `The header ${rehearsalHeader} cannot be understood; see errors.`,
    },
    { errors: [{ pointer: `/headers/${rehearsalHeader}`, detail }] },
  );
}
