import { data, redirect } from 'react-router';
import type * as z from 'zod';
import { env } from '#shared/runtime/env.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { Problem, toProblem } from '#shared/runtime/problem.ts';
import { visitorHeader } from '#shared/runtime/visitor.ts';
import { languageOf } from './language.ts';
import { load, requestIdOf } from './loading.server.ts';
import { type Member, memberCookie } from './session.server.ts';

export interface ApiCall {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/v1/`. */
  path: string;
  body?: unknown;
  /** Beside those that every call has, such as `if-match`. */
  headers?: Record<string, string>;
}

/** What an action tells its page when the API refused. */
export interface Refused {
  problem: Problem;
}

/** The API in the name of the person who is signed in. */
export interface MemberApi {
  member: Member;
  /** What the API answers; a refusal becomes an error page. */
  ask<S extends z.ZodType>(call: ApiCall, answer: S): Promise<z.infer<S>>;
  /** The same for actions, which show a refusal on their own page. */
  tryTo<S extends z.ZodType>(call: ApiCall, answer: S): Promise<z.infer<S> | Refused>;
  /** A file below `/v1/`, or the link that leads to it; a refusal becomes an error page. */
  fetchFile(path: string): Promise<Response>;
}

/** Runs a loader or an action of a member; whoever is not signed in, or not any more, is sent to sign in. */
export function asMember<T>(request: Request, run: (api: MemberApi) => Promise<T>): Promise<T> {
  return load(request, async () => {
    if (request.method !== 'GET') refuseForeignForm(request);
    const member = await memberCookie.read(request);
    if (!member) throw signInFirst(request);
    return run(memberApi(request, member));
  });
}

/** Runs a loader that shows more to who is signed in, and something to everybody else. */
export function asReader<T>(
  request: Request,
  run: (api: Pick<MemberApi, 'ask' | 'tryTo'> & { member?: Member }) => Promise<T>,
): Promise<T> {
  return load(request, async () => {
    const member = await memberCookie.read(request);
    return run({ member, ...apiOf(request, member) });
  });
}

/** The API for pages that need nobody's name. */
export function openApi(request: Request): Pick<MemberApi, 'ask' | 'tryTo'> {
  if (request.method !== 'GET') refuseForeignForm(request);
  return apiOf(request);
}

const apiAddress = (path: string) => `${env().API_URL ?? env().SITE_URL}/v1/${path}`;

/** The language of the page, and for whom it asks. */
function ownHeaders(request: Request): Record<string, string> {
  const visitor = request.headers.get(visitorHeader);
  return {
    'accept-language': languageOf(new URL(request.url).pathname),
    ...(visitor !== null && { [visitorHeader]: visitor }),
  };
}

function memberApi(request: Request, member: Member): MemberApi {
  return { member, ...apiOf(request, member), fetchFile: (path) => fetchFile(request, member, path) };
}

async function fetchFile(request: Request, member: Member, path: string): Promise<Response> {
  const response = await fetch(apiAddress(path), {
    redirect: 'manual',
    headers: { authorization: `Bearer ${member.token}`, ...ownHeaders(request) },
  });
  if (response.status === 401) throw signInFirst(request);
  if (response.status < 400) return response;
  const problem = Problem.parse(await response.json());
  throw data(problem, { status: problem.status });
}

function apiOf(request: Request, member?: Member): Pick<MemberApi, 'ask' | 'tryTo'> {
  const tryTo: MemberApi['tryTo'] = async ({ method = 'GET', path, body, headers }, answer) => {
    const response = await fetch(apiAddress(path), {
      method,
      headers: {
        ...(member && { authorization: `Bearer ${member.token}` }),
        ...headers,
        ...ownHeaders(request),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 401) throw signInFirst(request);
    const answered: unknown = await response.json();
    return response.ok ? answer.parse(answered) : { problem: Problem.parse(answered) };
  };
  return {
    tryTo,
    ask: async (call, answer) => {
      const answered = await tryTo(call, answer);
      if (!isRefused(answered)) return answered;
      refuseFalseAddress(request, answered);
      throw data(answered.problem, { status: answered.problem.status });
    },
  };
}

export function isRefused(answered: unknown): answered is Refused {
  return answered instanceof Object && 'problem' in answered;
}

/** An address with something that can be no id leads nowhere, as one with an unknown id does: its page is a 404. */
export function refuseFalseAddress(request: Request, { problem: { errors } }: Refused): void {
  if (!errors?.length || !errors.every(({ pointer }) => pointer.startsWith('/params/'))) return;
  const error = new ServiceError('NOT_FOUND', { zh: '没有这个地址。', en: 'There is no such address.' });
  const problem = toProblem(error, languageOf(new URL(request.url).pathname), requestIdOf(request));
  throw data(problem, { status: problem.status });
}

function signInFirst(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`, 303);
}

/** Forms are taken from pages of this site alone. */
export function refuseForeignForm(request: Request): void {
  const origin = request.headers.get('origin');
  if (origin === null || origin === new URL(env().SITE_URL).origin) return;
  throw new ServiceError('FORBIDDEN', { zh: '此表单来自别的网站。', en: 'This form comes from another site.' });
}
