import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiSecuritySchemeObject,
} from 'zod-openapi';
import { env } from './env.ts';
import type { ErrorCode } from './errors.ts';
import { errorStatus } from './errors.ts';
import { Problem, problemTitles } from './problem.ts';
import type { Language, Route } from './route.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** What `describeRoutes` needs of a route: everything but its `run`. */
export type DescribedRoute = Omit<Route<never>, 'run'>;

const about: Record<Language, { title: string; description: string }> = {
  zh: {
    title: '规矩 标准信息服务 API',
    description: '查找标准：标准号、名称、主题、分类与任意一天的状态。读取无需登录。错误一律为 RFC 9457 problem+json。',
  },
  en: {
    title: 'Guiju standards information API',
    description:
      'Find standards by number, title, topic and class, with their status on any day. Reading needs no key. Every error is RFC 9457 problem+json.',
  },
};

/** OpenAPI 3.1 document of a route table, with its prose in one language. */
export function describeRoutes(routes: DescribedRoute[], language: Language): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const item = paths[route.path] ?? {};
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    paths[route.path] = { ...item, [method]: operation(route, language) };
  }
  const document = {
    openapi: '3.1.1' as const,
    info: { ...about[language], version: '1.0.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: env().SITE_URL }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: { securitySchemes: securitySchemes(language) },
  };
  return createDocument(document, { override: describeTuple });
}

/** A tuple as a list of fixed length: many readers of OpenAPI, our fuzzer among them, do not know `prefixItems`. */
function describeTuple({ jsonSchema }: { jsonSchema: { items?: unknown; prefixItems?: unknown } }): void {
  if (!Array.isArray(jsonSchema.prefixItems)) return;
  const places = [...new Map(jsonSchema.prefixItems.map((place) => [JSON.stringify(place), place])).values()];
  delete jsonSchema.prefixItems;
  jsonSchema.items = places.length === 1 ? places[0] : { anyOf: places };
}

const keyDescription = { zh: '在「我的账户」中建立的密钥', en: 'A key made under “My account”' };

/** The same access token two ways: `bearer` for tools that send one, `openId` for tools that know how to get one. */
function securitySchemes(language: Language): Record<string, ZodOpenApiSecuritySchemeObject> {
  const issuer = env().OIDC_ISSUER;
  const description = { zh: 'OIDC 访问令牌', en: 'OIDC access token' }[language];
  return {
    bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description },
    apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: keyDescription[language] },
    ...(issuer
      ? { openId: { type: 'openIdConnect', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` } }
      : {}),
  };
}

/** OpenAPI 3.1 lets every scheme list the roles it needs. */
function security({ access }: DescribedRoute): Pick<ZodOpenApiOperationObject, 'security'> {
  if (access === 'public') return {};
  const needsRole = access !== 'member' && access !== 'optional';
  const roles = needsRole ? [access] : [];
  return {
    security: [
      ...(access === 'optional' ? [{}] : []),
      { bearer: roles },
      { apiKey: roles },
      ...(env().OIDC_ISSUER ? [{ openId: roles }] : []),
    ],
  };
}

function operation(route: DescribedRoute, language: Language): ZodOpenApiOperationObject {
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary[language],
    ...(route.description ? { description: route.description[language] } : {}),
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      header: z.object({
        'accept-language': z.string().optional().meta({ description: 'zh (default) or en', example: language }),
        ...route.headers?.shape,
      }),
    },
    ...security(route),
    ...(route.body ? { requestBody: { required: true, content: { [bodyType(route)]: { schema: route.body } } } } : {}),
    responses: Object.fromEntries([
      ...answersOf(route).map((status) => [String(status), answer(route, status)]),
      ...possibleErrors(route).map((code) => [String(errorStatus[code]), refusal(code)]),
    ]),
  };
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

/** What the parts of a route may refuse, and what it says itself; every code is listed once, by its status. */
function possibleErrors(route: DescribedRoute): ErrorCode[] {
  const headers = Object.keys(route.headers?.shape ?? {});
  const codes: ErrorCode[] = [
    'INVALID',
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

function bodyType({ takesForm }: DescribedRoute): string {
  return takesForm ? 'application/x-www-form-urlencoded' : 'application/json';
}

/** `GET /v1/standards/{id}/editions` → `getStandardsByIdEditions`: stable, and readable in a generated client. */
function operationId(route: DescribedRoute): string {
  const words = route.path
    .replace('/v1', '')
    .split(/[/.]/)
    .filter(Boolean)
    .map((step) => (step.startsWith('{') ? `By${capital(step.slice(1, -1))}` : capital(step)));
  return route.method.toLowerCase() + words.join('');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
