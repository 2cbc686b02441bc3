import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import { type ErrorCode, errorStatus } from './errors.ts';
import { Problem, problemTitles } from './problem.ts';
import type { DescribedRoute } from './route.ts';

/** What callers may be answered: what the route says, and the refusals that follow from its parts. */
export function responsesOf(route: DescribedRoute): ZodOpenApiResponsesObject {
  return Object.fromEntries([
    ...answersOf(route).map((status) => [String(status), answer(route, status)]),
    ...possibleErrors(route).map((code) => [String(errorStatus[code]), refusal(code)]),
  ]);
}

type Status = 200 | 201 | 202 | 300 | 301 | 303 | 304;

function answersOf({ method, creates, answers }: DescribedRoute): Status[] {
  if (answers) return [...answers];
  return [200, ...(creates ? ([201] as const) : []), ...(method === 'GET' ? ([304] as const) : [])];
}

const descriptions: Record<Status, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted, not done yet',
  300: 'Multiple choices',
  301: 'Moved permanently',
  303: 'See other',
  304: 'Not modified',
};

function answer(route: DescribedRoute, status: Status) {
  const tagged = route.method === 'GET' && (status === 200 || status === 304);
  const leads = status === 201 || status === 202 || status === 301 || status === 303;
  return {
    description: descriptions[status],
    headers: {
      ...(tagged ? textHeader('ETag', 'RFC 9110 entity tag') : {}),
      ...(leads ? textHeader('Location', 'where it can be read') : {}),
      ...(route.access === 'public' ? {} : limitHeaders),
      ...(route.deprecated ? deprecationHeaders : {}),
    },
    ...(status < 300 ? { content: { [route.responseType ?? 'application/json']: { schema: route.response } } } : {}),
  };
}

function textHeader(name: string, description: string, required = true) {
  return { [name]: { required, schema: { type: 'string' as const }, description } };
}

/** Sent where calls are counted: those of a key, and writes. */
const limitHeaders = {
  ...textHeader('RateLimit-Policy', 'calls in how many seconds, such as `"key";q=600;w=60`', false),
  ...textHeader('RateLimit', 'calls left and seconds until they are whole again', false),
};

const deprecationHeaders = {
  ...textHeader('Deprecation', 'RFC 9745: since when it should not be called any more'),
  ...textHeader('Sunset', 'RFC 8594: when it may stop to answer', false),
};

/** What the parts of a route may refuse, and what it says itself; every code is listed once, by its status. */
export function possibleErrors(route: DescribedRoute): ErrorCode[] {
  const headers = Object.keys(route.headers?.shape ?? {});
  const codes: ErrorCode[] = [
    'INVALID',
    ...(route.method === 'GET' || route.readsOnly ? [] : (['SANDBOX'] as const)),
    ...(route.access === 'public' ? [] : (['UNAUTHENTICATED'] as const)),
    ...(['public', 'optional', 'member'].includes(route.access) ? [] : (['FORBIDDEN'] as const)),
    ...(route.params ? (['NOT_FOUND'] as const) : []),
    ...(headers.includes('if-match') ? (['PRECONDITION_FAILED'] as const) : []),
    ...(headers.includes('if-none-match') ? (['PRECONDITION_REQUIRED'] as const) : []),
    ...(route.body ? (['TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
    ...(route.refuses ?? []),
    'TOO_MANY_REQUESTS',
    'INTERNAL',
    'UNAVAILABLE',
  ];
  return [...new Set(codes)].sort((a, b) => errorStatus[a] - errorStatus[b]);
}

const refusalHeaders: Partial<Record<ErrorCode, ReturnType<typeof textHeader>>> = {
  UNAUTHENTICATED: textHeader('WWW-Authenticate', 'RFC 6750 challenge'),
  TOO_MANY_REQUESTS: textHeader('Retry-After', 'seconds to wait'),
  UNAVAILABLE: textHeader('Retry-After', 'seconds to wait'),
};

function refusal(code: ErrorCode) {
  return {
    description: problemTitles[code].en,
    headers: refusalHeaders[code] ?? {},
    content: { 'application/problem+json': { schema: Problem } },
  };
}
