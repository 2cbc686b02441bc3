import { redirect } from 'react-router';
import { ServiceError } from '#shared/runtime/errors.ts';
import { load } from '../loading.server.ts';
import { resolveDesignation } from '../services.server.ts';
import type { Route } from './+types/identifier.ts';

/** `/id/std/GB/T/19001-2016` names the standard itself; 303 leads to the document about it (RFC 9110 §15.4.4). */
export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const { match, standard } = await resolveDesignation({ q: designationOf(params['*']) });
    if (!standard || (match !== 'exact' && match !== 'edition-in-force')) {
      throw new ServiceError('NOT_FOUND', { zh: '没有这个标识符。', en: 'No standard has this identifier.' });
    }
    return redirect(`/standards/${standard.id}`, { status: 303, headers: { 'cache-control': 'public, max-age=300' } });
  });
}

/** `GB/T/19001-2016` → `GB/T 19001-2016`: the last step of the path is the number, those before it the prefix. */
function designationOf(path: string): string {
  return path.replace(/\/([^/]*)$/, ' $1').slice(0, 200);
}
