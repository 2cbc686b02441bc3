import type * as z from 'zod';
import type { Access, Caller, Guard } from './caller.ts';
import type { ErrorCode } from './errors.ts';

export type Language = 'zh' | 'en';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a route knows of the request beside its validated input. */
export interface RequestContext {
  language: Language;
  requestId: string;
}

export interface RouteInput<P, Q, B, H = unknown, C = Caller | null> extends RequestContext {
  params: P;
  query: Q;
  body: B;
  headers: H;
  /** Who calls; null on public routes, and on optional ones where nobody is named. */
  caller: C;
}

/** An answer other than 200 with the plain body. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;
  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Seconds for `Cache-Control`: private caches, shared caches, and stale-while-revalidate (RFC 5861). */
export interface CachePolicy {
  maxAge: number;
  sharedMaxAge: number;
  staleWhileRevalidate: number;
}

/** That a route will go: since when it should not be called, when it may end, what to call instead. */
export interface Deprecation {
  /** Day, `YYYY-MM-DD`, that begins in UTC; so is `sunset`, at least a year later. */
  since: string;
  sunset?: string;
  /** Path of the route that follows. */
  successor?: string;
}

/**
 * A route is data: the router, validation, error mapping, OpenAPI document, docs page and local server all read it.
 * `S` is what `run` needs of the services, so that a function can only host routes it has the permissions for.
 */
export interface Route<S> extends Guard {
  method: Method;
  /** Path with `{name}` parameters, e.g. `/v1/standards/{id}`. */
  path: string;
  /** One line in both languages; the docs page and OpenAPI print it. */
  summary: { zh: string; en: string };
  description?: { zh: string; en: string };
  tag: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Request headers the route reads, by lower-case name. */
  headers?: z.ZodObject;
  body?: z.ZodType;
  /** The body is a form (`application/x-www-form-urlencoded`) and not JSON. */
  takesForm?: boolean;
  /** Most bytes of the body, where 256 kB are too few. */
  largestBody?: number;
  /** A POST that changes nothing, such as a long query. */
  readsOnly?: boolean;
  response: z.ZodType;
  /** Also answers 201 with the same body and a Location. */
  creates?: boolean;
  /** Statuses of its answers when it never answers 200: 300 with a choice, 201, 202, 301 and 303 with a Location. */
  answers?: readonly (200 | 201 | 202 | 300 | 301 | 303)[];
  /** Refusals that do not follow from the parts of the route, such as FORBIDDEN for a closed text. */
  refuses?: readonly ErrorCode[];
  /** Media type when it is not JSON. */
  responseType?: string;
  /** Examples of query strings that work, printed by the docs page. */
  examples?: string[];
  cache?: CachePolicy;
  /** Said in headers and in the description from the day on which it is known. */
  deprecated?: Deprecation;
  run(services: S, input: RouteInput<unknown, unknown, unknown>): Promise<unknown>;
}

/** A route as far as it can be described: everything but its `run`. */
export type DescribedRoute = Omit<Route<never>, 'run'>;

type CallerOf<A extends Access> = A extends 'public' ? null : A extends 'optional' ? Caller | null : Caller;

interface TypedRoute<
  S,
  A extends Access,
  P extends z.ZodObject,
  Q extends z.ZodObject,
  H extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> extends Omit<Route<S>, 'access' | 'params' | 'query' | 'headers' | 'body' | 'response' | 'run'> {
  access: A;
  params?: P;
  query?: Q;
  headers?: H;
  body?: B;
  response: R;
  run(
    services: S,
    input: RouteInput<z.infer<P>, z.infer<Q>, z.infer<B>, z.infer<H>, CallerOf<A>>,
  ): Promise<z.infer<R> | Reply>;
}

/** Declares a route with the types of its schemas checked against its `run`; a guarded one is handed its caller. */
export function route<
  S,
  A extends Access,
  P extends z.ZodObject,
  Q extends z.ZodObject,
  H extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>(declared: TypedRoute<S, A, P, Q, H, B, R>): Route<S> {
  return declared as Route<S>;
}
