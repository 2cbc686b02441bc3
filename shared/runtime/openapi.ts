import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { env } from './env.ts';
import { responsesOf } from './openapi-responses.ts';
import { security, securitySchemes, whoMayCall } from './openapi-security.ts';
import type { DescribedRoute, Language } from './route.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

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

/** OpenAPI 3.1 document of a route table, with its prose in one language; `tags` says what each tag holds. */
export function describeRoutes(
  routes: DescribedRoute[],
  language: Language,
  tags: Readonly<Record<string, Words>> = {},
): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const item = paths[route.path] ?? {};
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    paths[route.path] = { ...item, [method]: operation(route, language) };
  }
  const document = {
    openapi: '3.1.1' as const,
    info: {
      ...about[language],
      version: '1.0.0',
      contact: { name: 'Guiju 规矩', url: `${env().SITE_URL}/contact` },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: env().SITE_URL }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => describeTag(name, tags[name]?.[language])),
    paths,
    components: { securitySchemes: securitySchemes(language) },
  };
  return createDocument(document, { override: describeTuple });
}

type Words = Record<Language, string>;

function describeTag(name: string, description: string | undefined) {
  return { name, ...(description && { description }) };
}

/** A tuple as a list of fixed length: many readers of OpenAPI, our fuzzer among them, do not know `prefixItems`. */
function describeTuple({ jsonSchema }: { jsonSchema: { items?: unknown; prefixItems?: unknown } }): void {
  if (!Array.isArray(jsonSchema.prefixItems)) return;
  const places = [...new Map(jsonSchema.prefixItems.map((place) => [JSON.stringify(place), place])).values()];
  delete jsonSchema.prefixItems;
  jsonSchema.items = places.length === 1 ? places[0] : { anyOf: places };
}

function operation(route: DescribedRoute, language: Language): ZodOpenApiOperationObject {
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary[language],
    description: [route.description?.[language], whoMayCall(route, language)].filter(Boolean).join('\n\n'),
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      header: z.object({
        'accept-language': z.string().optional().meta({ description: 'zh (default) or en', example: language }),
        ...route.headers?.shape,
      }),
    },
    ...security(route),
    ...lifecycle(route),
    ...(route.body ? { requestBody: { required: true, content: { [bodyType(route)]: { schema: route.body } } } } : {}),
    responses: responsesOf(route),
  };
}

function bodyType({ takesForm }: DescribedRoute): string {
  return takesForm ? 'application/x-www-form-urlencoded' : 'application/json';
}

/** Programs that read OpenAPI warn of calls that will go, and name what follows them. */
function lifecycle({ deprecated }: DescribedRoute): Partial<ZodOpenApiOperationObject> {
  return deprecated ? { deprecated: true, 'x-sunset': deprecated.sunset, 'x-successor': deprecated.successor } : {};
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
