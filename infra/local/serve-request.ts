import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceError } from '#shared/runtime/errors.ts';
import { toProblem } from '#shared/runtime/problem.ts';
import { preferredLanguage } from '#shared/runtime/request.ts';
import { tookTooLong } from '#shared/runtime/too-slow.ts';
import { httpEvent, splitTarget } from './http-event.ts';
import { FunctionTimeout, invoke, type LocalFunction } from './local-function.ts';
import { type RouteMatch, routeMatcher } from './match-route.ts';
import { type Answer, toAnswer, writeAnswer } from './write-answer.ts';

/** What answers behind the gateway. */
export interface Door {
  functions: LocalFunction[];
  /** Answers paths that are files of the site. */
  files: (path: string) => Promise<Answer | undefined>;
  /** What answers a path and all below it in place of a function, such as the local identity provider. */
  mounts?: Record<string, Serve>;
}

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** Limits of an HTTP API: payload, and request line with headers together. */
const largestBody = 10 * 1024 * 1024;
export const largestHead = 10_240;

type FindRoute = (method: string, path: string) => RouteMatch<LocalFunction> | undefined;

/** Answers requests with files, mounts and functions, as API Gateway and CloudFront would. */
export function behind({ functions, files, mounts = {} }: Door): Serve {
  const findRoute = routeMatcher(
    functions.flatMap((target) => {
      const { trigger } = target.definition;
      return trigger.kind === 'http' ? trigger.routes.map((key) => ({ key, target })) : [];
    }),
  );
  return (request, response) => {
    const mounted = Object.keys(mounts).find((path) => isWithin(request.url ?? '', path));
    if (mounted) return mounts[mounted]?.(request, response);
    serve(request, response, findRoute, files).catch((error) => fail(request, response, error));
  };
}

function isWithin(target: string, path: string): boolean {
  return target.startsWith(path) && /^(?:[/?]|$)/.test(target.slice(path.length));
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  findRoute: FindRoute,
  files: Door['files'],
): Promise<void> {
  refuseLongHead(request);
  const { path } = splitTarget(request.url ?? '/');
  const method = request.method ?? 'GET';
  const file = method === 'GET' || method === 'HEAD' ? await files(path) : undefined;
  if (file) return writeAnswer(request, response, file);
  const route = findRoute(method, path);
  if (!route) throw new ServiceError('NOT_FOUND', { zh: '没有这个地址。', en: 'There is no such address.' });
  const body = await readBody(request);
  const event = httpEvent({ request, body, routeKey: route.key, parameters: route.parameters });
  return writeAnswer(request, response, toAnswer(await invoke(route.target, event)));
}

function refuseLongHead(request: IncomingMessage): void {
  let length = (request.url ?? '').length;
  for (const text of request.rawHeaders) length += text.length;
  if (length <= largestHead) return;
  throw new ServiceError('INVALID', {
    zh: `地址与请求头合计不得超过 ${largestHead} 字节；请缩短查询内容。`,
    en: `Address and headers together may hold at most ${largestHead} bytes; ask with fewer words.`,
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (request.method === 'GET' || request.method === 'HEAD') return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let length = Number(request.headers['content-length'] ?? 0);
  if (length <= largestBody) {
    length = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > largestBody) break;
      chunks.push(chunk);
    }
  }
  if (length <= largestBody) return Buffer.concat(chunks);
  throw new ServiceError('TOO_LARGE', { zh: '请求体不得超过 10 MB。', en: 'The body may hold at most 10 MB.' });
}

async function fail(request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
  if (response.headersSent || request.socket.destroyed) {
    response.destroy();
    return;
  }
  if (!(error instanceof ServiceError)) console.error(error);
  const known = error instanceof FunctionTimeout ? tookTooLong(error) : error;
  const problem = toProblem(known, preferredLanguage(request.headers['accept-language']), '');
  // What is left of the request is not read, so the connection cannot be used again.
  await writeAnswer(request, response, {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      ...(problem.status === 413 ? { connection: 'close' } : {}),
    },
    cookies: [],
    body: Buffer.from(JSON.stringify(problem)),
  });
}
