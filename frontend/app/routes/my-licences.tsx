import { EntitlementView } from '#shared/trade/entitlement-view.ts';
import { LicenceItem } from '../components/licence-item.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { languageOf } from '../language.ts';
import { editionsOf } from '../licence-editions.server.ts';
import { asMember } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { listOf } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/my-licences.ts';

export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const { items: licences } = await ask({ path: 'entitlements' }, listOf(EntitlementView));
    return { licences, editions: await editionsOf(licences) };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { mine } = messages[languageOf(location.pathname)].licences;
  return pageMeta(location.pathname, { title: mine, noIndex: true });
}

export default function MyLicences({ loaderData: { licences, editions } }: Route.ComponentProps) {
  const { words, to } = useSite();
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath />
        <h1>{words.licences.mine}</h1>
        <p className="lead">{words.licences.mineLead}</p>
        <p>
          <a href={to('/market')}>{words.market.title}</a> {words.unit.dot}{' '}
          <a href={to('/account/orders')}>{words.orders.mine}</a>
        </p>
      </header>
      {licences.length === 0 ? <p>{words.licences.none}</p> : null}
      <ul className="entries">
        {licences.map((licence) => (
          <li key={licence.id}>
            <LicenceItem licence={licence} edition={editions[licence.standard]} />
          </li>
        ))}
      </ul>
    </div>
  );
}
