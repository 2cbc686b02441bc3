import { redirect } from 'react-router';
import * as z from 'zod';
import { ServiceError } from '#shared/runtime/errors.ts';
import { asMember } from '../member-api.server.ts';
import type { Route } from './+types/trade-paper.ts';

const Link = z.object({ url: z.url().nullable() });

/** Files that a member is handed, who cannot send a token by clicking on a link. */
const addresses: Record<string, (id: string, organization: string) => string> = {
  list: (id) => `lists/${id}/guiju-standards.json`,
  invoice: (id) => `invoices/${id}.xml`,
  statement: (month, organization) => `statements/${month}.csv?organization=${organization}`,
};

/** Hands on an invoice, a statement, a list that is kept, or a copy that was made for the member. */
export function loader({ request, params: { kind, id } }: Route.LoaderArgs) {
  return asMember(request, async ({ ask, fetchFile }) => {
    const name = encodeURIComponent(id);
    if (kind === 'copy') {
      const { url } = await ask({ path: `copies/${name}` }, Link);
      if (!url) throw nothingToHandOut();
      return redirect(url, 303);
    }
    const organization = encodeURIComponent(new URL(request.url).searchParams.get('organization') ?? '');
    const address = Object.hasOwn(addresses, kind) ? addresses[kind]?.(name, organization) : undefined;
    if (!address) throw nothingToHandOut();
    const answer = await fetchFile(address);
    const headers = new Headers({ 'cache-control': 'private, no-store' });
    for (const field of ['content-type', 'content-disposition']) headers.set(field, answer.headers.get(field) ?? '');
    return new Response(answer.body, { headers });
  });
}

function nothingToHandOut(): ServiceError {
  return new ServiceError('NOT_FOUND', {
    zh: '没有可以下载的文件：链接只给副本的本人，并在一天后失效。',
    en: 'There is nothing to download: a copy is for the person it was made for, and for a day.',
  });
}
