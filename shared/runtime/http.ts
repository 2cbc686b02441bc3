import middy from '@middy/core';
import httpRouter, { type Route as RouterRoute } from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { type Allowance, admit, type Caller, type Identify } from './caller.ts';
import { corsHeaders, preflight } from './cors.ts';
import { entityTag, isFresh } from './entity-tag.ts';
import { env } from './env.ts';
import { ServiceError } from './errors.ts';
import { lifecycleHeaders } from './lifecycle.ts';
import { log } from './log.ts';
import { toProblem } from './problem.ts';
import { rateLimitHeaders } from './rate-limit.ts';
import { type MethodAt, refuse, refuseOther } from './refuse-method.ts';
import { preferredLanguage, readInput } from './request.ts';
import { Reply, type Route } from './route.ts';
import { isRehearsed, refuseSandboxChange, rehearse } from './sandbox.ts';
import { withTiming } from './timing.ts';
import { answersInTime } from './too-slow.ts';
import { continueTrace } from './trace-context.ts';
import { visitorAddress } from './visitor.ts';

type Event = APIGatewayProxyEventV2;
type Result = APIGatewayProxyStructuredResultV2;

/**
 * Turns a table of routes into a Lambda handler for HTTP API events (payload 2.0): routing, validation in and out,
 * problem+json, ETag with 304, HEAD, CORS, paging links, Server-Timing and traces are the same for every route. Guarded routes
 * need `identify`, which is handed in so that public functions carry no code for tokens; `elsewhere` names what other
 * functions answer under the same addresses.
 */
export function api<S>(
  routes: Route<S>[],
  services: () => S,
  identify?: Identify,
  elsewhere: readonly MethodAt[] = [],
): (event: Event, context: Context) => Promise<Result> {
  const unguarded = identify ? undefined : routes.find((route) => route.access !== 'public');
  if (unguarded) throw new Error(`${unguarded.method} ${unguarded.path} is guarded, and nothing here reads tokens`);
  const known = [...routes, ...elsewhere];
  const table = routes.map(
    (route): RouterRoute<Event, Result> => ({
      method: route.method,
      path: route.path,
      handler: (event: Event) => {
        refuseOther(route, known, event.rawPath);
        return rehearse(route, event.headers, async () =>
          answer(route, services, event, await callerOf(route, event, identify)),
        );
      },
    }),
  );
  const notFoundResponse = ({ path }: { path: string }) => refuse(known, path);
  const router = httpRouter({ routes: table, notFoundResponse });
  const handler = middy<Event, Result>(router, answersInTime).use(problems());
  return async (event, context) => {
    const { method } = event.requestContext.http;
    if (method === 'OPTIONS') return preflight;
    const started = performance.now();
    const asked = method === 'HEAD' ? asGet(event) : event;
    const { result, parts } = await withTiming(async () => (await handler(asked, context)) as Result);
    const limited = { ...result, headers: { ...rateLimitHeaders(allowances.get(asked)), ...result.headers } };
    return finish(event, limited, parts, performance.now() - started);
  };
}

/** What callers have left, for the answer to their call, be it a refusal. */
const allowances = new WeakMap<Event, Allowance>();

async function callerOf<S>(route: Route<S>, event: Event, identify: Identify | undefined): Promise<Caller | null> {
  if (route.access === 'public' || !identify) return null;
  const { method } = event.requestContext.http;
  const address = visitorAddress(event, env().VISITOR_KEY);
  const visit = { apiKey: event.headers['x-api-key'], address, method };
  const caller = await identify(event.headers.authorization, visit);
  if (caller?.allowance) allowances.set(event, caller.allowance);
  return route.access === 'optional' ? caller : admit(route, caller);
}

async function answer<S>(route: Route<S>, services: () => S, event: Event, caller: Caller | null): Promise<Result> {
  const input = readInput(route, event, caller);
  refuseSandboxChange(route, event.headers);
  const output = await route.run(services(), input);
  const reply = output instanceof Reply ? output : new Reply(200, output);
  const bytes = reply.body instanceof Uint8Array ? Buffer.from(reply.body) : undefined;
  const body = bytes?.toString('base64') ?? textOf(route, reply);
  return {
    statusCode: reply.status,
    headers: {
      ...(body === '' ? {} : { 'content-type': route.responseType ?? 'application/json; charset=utf-8' }),
      'cache-control': cacheControl(route),
      ...(reply.status === 200 && route.method === 'GET' ? { etag: entityTag(body, reply.body) } : {}),
      ...linked(lifecycleHeaders(route.deprecated), { ...nextLink(reply.body, event), ...reply.headers }),
    },
    body,
    ...(bytes && { isBase64Encoded: true }),
  };
}

function textOf<S>({ responseType, response }: Route<S>, { status, body }: Reply): string {
  if (status === 303) return '';
  if (responseType !== undefined && !/[/+]json\b/.test(responseType)) return String(body);
  return JSON.stringify(status < 300 ? response.parse(body) : body);
}

function cacheControl({ access, cache: policy }: Pick<Route<never>, 'access' | 'cache'>): string {
  if (!policy || access !== 'public') return 'no-store';
  return `public, max-age=${policy.maxAge}, s-maxage=${policy.sharedMaxAge}, stale-while-revalidate=${policy.staleWhileRevalidate}`;
}

/** Headers of both, with the links of both. */
function linked(first: Record<string, string>, second: Record<string, string>): Record<string, string> {
  const link = [first.link, second.link].filter(Boolean).join(', ');
  return { ...first, ...second, ...(link && { link }) };
}

/** RFC 8288 link to the next page; every parameter of the caller is kept, only the cursor changes. */
function nextLink(body: unknown, event: Event): Record<string, string> {
  if (typeof body !== 'object' || body === null || !('next' in body) || typeof body.next !== 'string') return {};
  const query = new URLSearchParams(event.rawQueryString);
  query.set('cursor', body.next);
  return { link: `<${event.rawPath}?${query}>; rel="next"` };
}

function problems(): middy.MiddlewareObj<Event, Result> {
  return {
    onError: async (request) => {
      const problem = toProblem(
        request.error,
        preferredLanguage(request.event.headers['accept-language']),
        request.event.requestContext.requestId,
      );
      if (problem.status >= 500 && !isRehearsed(request.error))
        log('API_FAILED', {
          error: request.error,
          path: request.event.rawPath,
          requestId: problem.instance,
          traceparent: request.event.headers.traceparent,
        });
      const retry: Record<string, string> =
        problem.status === 503 || problem.status === 429 ? { 'retry-after': '5' } : {};
      request.response = {
        statusCode: problem.status,
        headers: {
          'content-type': 'application/problem+json; charset=utf-8',
          'cache-control': 'no-store',
          ...retry,
          ...(request.error instanceof ServiceError ? request.error.headers : {}),
        },
        body: JSON.stringify(problem),
      };
    },
  };
}

function asGet(event: Event): Event {
  return {
    ...event,
    requestContext: { ...event.requestContext, http: { ...event.requestContext.http, method: 'GET' } },
  };
}

function finish(event: Event, result: Result, parts: Map<string, number>, total: number): Result {
  const timing = [...parts, ['total', total] as const].map(([part, ms]) => `${part};dur=${ms.toFixed(1)}`).join(', ');
  const traceparent = continueTrace(event.headers.traceparent);
  const headers: Record<string, string> = {
    ...corsHeaders,
    ...(traceparent && { traceparent }),
    vary: 'Accept-Language, Accept-Encoding',
    'x-content-type-options': 'nosniff',
    'server-timing': timing,
    ...(result.headers as Record<string, string>),
  };
  if (headers.etag && isFresh(event.headers['if-none-match'], headers.etag)) return { statusCode: 304, headers };
  if (event.requestContext.http.method !== 'HEAD') return { ...result, headers };
  const length = Buffer.byteLength(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8');
  return { statusCode: result.statusCode ?? 200, headers: { ...headers, 'content-length': String(length) } };
}
