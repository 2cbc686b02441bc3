import { redirect } from 'react-router';
import { noDeposit } from '#shared/deposits/refusals.ts';
import { asMember } from '../member-api.server.ts';
import type { Route } from './+types/deposit-file.ts';

/** What only parties may have of a deposit that is not public, by the address that the API has for it. */
const addresses: Record<string, string> = {
  file: 'file',
  'certificate-zh.pdf': 'certificate?language=zh',
  'certificate-en.pdf': 'certificate?language=en',
};

/** Hands on the file of a deposit or its certificate to a member, who cannot send a token by clicking on a link. */
export function loader({ request, params: { id, name } }: Route.LoaderArgs) {
  return asMember(request, async ({ fetchFile }) => {
    const address = Object.hasOwn(addresses, name) ? addresses[name] : undefined;
    if (!address) throw noDeposit();
    const answer = await fetchFile(`deposits/${encodeURIComponent(id)}/${address}`);
    const link = answer.headers.get('location');
    if (link) return redirect(link, 303);
    const headers = { 'content-type': answer.headers.get('content-type') ?? '', 'cache-control': 'private, no-store' };
    return new Response(answer.body, { headers });
  });
}
