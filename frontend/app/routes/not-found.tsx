import { data } from 'react-router';
import { ServiceError } from '#shared/runtime/errors.ts';
import { toProblem } from '#shared/runtime/problem.ts';
import { languageOf } from '../language.ts';
import { load, requestIdOf } from '../loading.server.ts';
import { nearestNumbers } from '../services.server.ts';
import type { Route } from './+types/not-found.ts';

/** Every other address: the last step of the path may be a number someone typed or cut from a document. */
export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const wanted = params['*'].slice(0, 100);
    const error = new ServiceError('NOT_FOUND', { zh: '没有这个地址。', en: 'There is no such address.' });
    const problem = toProblem(error, languageOf(new URL(request.url).pathname), requestIdOf(request));
    const nearest = /\d/.test(wanted) ? await nearestNumbers({ text: wanted }) : [];
    throw data({ ...problem, nearest }, { status: 404 });
  });
}

export default function NotFound() {
  return null;
}
