import { ServiceError } from './errors.ts';
import type { Route } from './route.ts';

/** A method of an address, whichever function answers it, so that 405 and Allow tell the whole truth. */
export type MethodAt = Pick<Route<never>, 'method' | 'path'>;

/**
 * Refuses a path that no route answers with the method asked for.
 * @throws ServiceError METHOD_NOT_ALLOWED with Allow where other methods are answered, else NOT_FOUND
 */
export function refuse(routes: readonly MethodAt[], path: string): never {
  const methods = routes.filter((route) => matches(route.path, path)).map((route) => route.method);
  if (methods.length > 0) {
    const allowed = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(', ');
    throw new ServiceError(
      'METHOD_NOT_ALLOWED',
      { zh: `此地址只接受 ${allowed}。`, en: `This address takes ${allowed} only.` },
      { headers: { allow: allowed } },
    );
  }
  throw new ServiceError('NOT_FOUND', {
    zh: `没有 ${path} 这个地址；全部接口见 /openapi.json。`,
    en: `There is no address ${path}; /openapi.json lists them all.`,
  });
}

/**
 * An address that is written out belongs to the routes that write it out: a method that they lack is refused, and not taken for
 * the id that another route has in its place.
 * @throws ServiceError METHOD_NOT_ALLOWED
 */
export function refuseOther(route: MethodAt, routes: readonly MethodAt[], path: string): void {
  const written = routes.filter((one) => one.path === path);
  if (written.length > 0 && !written.some(({ method }) => method === route.method)) refuse(written, path);
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  return wanted.length === given.length && wanted.every((step, i) => step.startsWith('{') || step === given[i]);
}
