import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Caller } from './caller.ts';
import { type FieldError, ServiceError } from './errors.ts';
import type { Language, Route, RouteInput } from './route.ts';

const maximumBody = 256 * 1024;
const maximumDepth = 20;

/** `zh` unless the caller prefers English by `Accept-Language` (RFC 9110 §12.5.4, quality values respected). */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.split('-')[0], quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ tag, quality }) => (tag === 'zh' || tag === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.tag === 'en' ? 'en' : 'zh';
}

/** Validates path, query, headers and body against the route. Throws `INVALID` with a pointer to every fault. */
export function readInput<S>(
  route: Route<S>,
  event: APIGatewayProxyEventV2,
  caller: Caller | null = null,
): RouteInput<unknown, unknown, unknown> {
  return {
    params: parsePart(route.params, decodeParams(event.pathParameters), '/params'),
    query: parsePart(route.query ?? z.strictObject({}), readQuery(event.rawQueryString), '/query'),
    headers: route.headers ? parsePart(route.headers, event.headers, '/headers') : {},
    body: route.body ? parsePart(route.body, bodyOf(route, event), '/body') : undefined,
    language: preferredLanguage(event.headers['accept-language']),
    requestId: event.requestContext.requestId,
    caller,
  };
}

/** Repeated parameters are joined by commas, which means "or" everywhere in this API. */
export function readQuery(rawQueryString: string | undefined): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString ?? '')) {
    query[name] = Object.hasOwn(query, name) ? `${query[name]},${value}` : value;
  }
  return query;
}

function decodeParams(params: APIGatewayProxyEventV2['pathParameters']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value ?? '')];
      } catch {
        return [name, value ?? ''];
      }
    }),
  );
}

function bodyOf<S>({ takesForm, largestBody }: Route<S>, event: APIGatewayProxyEventV2): unknown {
  return takesForm ? readQuery(readText(event)) : readBody(event, largestBody);
}

function readText(event: APIGatewayProxyEventV2): string {
  return event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
}

function readBody(event: APIGatewayProxyEventV2, most = maximumBody): unknown {
  refuseOtherMedia(event.headers['content-type']);
  const text = readText(event);
  if (Buffer.byteLength(text) > most) {
    const size = Math.floor(most / 1024);
    throw new ServiceError('TOO_LARGE', {
      zh: `请求体不得超过 ${size} KB：请分几次发送。`,
      en: `The body may hold at most ${size} kB: send it in pieces.`,
    });
  }
  const body = parseJson(text);
  if (depthOf(body) > maximumDepth) {
    throw new ServiceError('INVALID', {
      zh: `请求体嵌套不得超过 ${maximumDepth} 层：请减少层次。`,
      en: `The body may be nested ${maximumDepth} levels deep at most: flatten it.`,
    });
  }
  return body;
}

/** JSON alone is read, under its own name or a suffix (RFC 6839); without a name it is taken for JSON. */
function refuseOtherMedia(type: string | undefined): void {
  if (type === undefined || /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type.trim())) return;
  throw new ServiceError(
    'UNSUPPORTED_MEDIA_TYPE',
    {
      zh: '请求体请以 JSON 发送，并注明 Content-Type: application/json。',
      en: 'Send the body as JSON with Content-Type: application/json.',
    },
    { headers: { accept: 'application/json' } },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServiceError('INVALID', { zh: '请求体不是有效的 JSON。', en: 'The body is not valid JSON.' }, { cause });
  }
}

function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > maximumDepth) return depth;
  return Object.values(value).reduce<number>(
    (deepest, child) => Math.max(deepest, depthOf(child, depth + 1)),
    depth + 1,
  );
}

function parsePart(schema: z.ZodType | undefined, value: unknown, root: string): unknown {
  if (!schema) return value;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ServiceError(
    'INVALID',
    { zh: '请求中有无法理解的内容，详见 errors。', en: 'Part of the request cannot be understood; see errors.' },
    { errors: parsed.error.issues.flatMap((issue) => fieldErrors(issue, root)) },
  );
}

function fieldErrors(issue: z.core.$ZodIssue, root: string): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: `${root}/${escapePointer(key)}`, detail: 'unknown parameter' }));
  }
  const pointer = [root, ...issue.path.map((step) => escapePointer(String(step)))].join('/');
  return [{ pointer, detail: issue.message }];
}

function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
