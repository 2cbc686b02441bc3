import { data, redirect } from 'react-router';
import { Refusal } from '../components/form-parts.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { SalesDesk } from '../components/sales-desk.tsx';
import { languageOf } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { listOf, OrganizationBody } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import { loadSales } from '../sales-loading.server.ts';
import { Done } from '../trade-model.ts';
import type { Route } from './+types/sales.ts';

export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async (api) => {
    const { items: mine } = await api.ask({ path: 'organizations' }, listOf(OrganizationBody));
    const asked = new URL(request.url).searchParams;
    const sellers = mine.filter(({ roles }) => roles?.includes('seller'));
    const one = sellers.find(({ id }) => id === asked.get('organization'));
    const cursor = one ? asked.get('cursor') : null;
    return { shops: await Promise.all((one ? [one] : sellers).map((seller) => loadSales(api, seller, cursor))) };
  });
}

/** Asks to be paid what a month left owed. */
export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const body = { organization: String(form.get('organization')), month: String(form.get('month')) };
    const done = await tryTo({ method: 'POST', path: 'payouts', body }, Done);
    if (isRefused(done)) return data(done, { status: done.problem.status });
    return redirect(new URL(request.url).pathname, 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].sales;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function Sales({ loaderData: { shops }, actionData }: Route.ComponentProps) {
  const { sales } = useSite().words;
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath />
        <h1>{sales.title}</h1>
        <p className="lead">{sales.lead}</p>
      </header>
      <Refusal problem={actionData?.problem} />
      {shops.length === 0 ? <p>{sales.notSeller}</p> : null}
      {shops.map((shop) => (
        <SalesDesk key={shop.id} shop={shop} />
      ))}
    </div>
  );
}
