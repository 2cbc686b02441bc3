import { data } from 'react-router';
import type { z } from 'zod';
import { ServiceError } from '#shared/runtime/errors.ts';
import { log } from '#shared/runtime/log.ts';
import { toProblem } from '#shared/runtime/problem.ts';
import { readQuery } from '#shared/runtime/request.ts';
import { languageOf } from './language.ts';

/** Id that API Gateway gave the request; `lambda.ts` hands it on in this header. */
export const requestIdHeader = 'x-request-id';

export function requestIdOf(request: Request): string {
  return request.headers.get(requestIdHeader) ?? 'none';
}

/** Runs a loader; an error becomes an error page with the status, words and request id the API would give. */
export async function load<T>(request: Request, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Response || isThrownData(error)) throw error;
    const { pathname } = new URL(request.url);
    const problem = toProblem(error, languageOf(pathname), requestIdOf(request));
    if (problem.status >= 500) log('API_FAILED', { error, path: pathname, requestId: problem.instance });
    throw data(problem, { status: problem.status });
  }
}

/** What `data()` makes: an error page that a loader has already decided on. */
function isThrownData(error: unknown): boolean {
  return error instanceof Object && 'type' in error && error.type === 'DataWithResponseInit';
}

/**
 * Query of a page, read with the schema of the API. Empty fields of a form and parameters that only the page or a
 * referrer knows are dropped; a value that the schema refuses is a 400 as in the API.
 */
export function readPageQuery<S extends z.ZodObject>(request: Request, schema: S): z.infer<S> {
  const given = Object.entries(readQuery(new URL(request.url).search));
  const known = given.filter(([name, value]) => value !== '' && Object.hasOwn(schema.shape, name));
  const parsed = schema.safeParse(Object.fromEntries(known));
  if (parsed.success) return parsed.data;
  throw new ServiceError(
    'INVALID',
    { zh: '地址中有无法理解的参数。', en: 'A parameter in the address cannot be understood.' },
    {
      errors: parsed.error.issues.map(({ path, message }) => ({
        pointer: `/query/${path.map(String).join('/')}`,
        detail: message,
      })),
    },
  );
}
