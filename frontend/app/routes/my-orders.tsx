import { OrderItem } from '../components/order-item.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { languageOf } from '../language.ts';
import { asMember } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { listOf, OrganizationBody } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import { OrderPage } from '../trade-model.ts';
import type { Route } from './+types/my-orders.ts';

const readers = ['buyer', 'administrator', 'auditor'] as const;

export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const { items: mine } = await ask({ path: 'organizations' }, listOf(OrganizationBody));
    const asked = new URL(request.url).searchParams;
    const readable = mine.filter(({ roles }) => readers.some((role) => roles?.includes(role)));
    const one = readable.find(({ id }) => id === asked.get('organization'));
    const shelves = await Promise.all(
      (one ? [one] : readable).map(async ({ id, name }) => {
        const cursor = one ? asked.get('cursor') : null;
        const query = new URLSearchParams({ organization: id, ...(cursor && { cursor }) });
        return { id, name, orders: await ask({ path: `orders?${query}` }, OrderPage) };
      }),
    );
    return { shelves };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { mine } = messages[languageOf(location.pathname)].orders;
  return pageMeta(location.pathname, { title: mine, noIndex: true });
}

export default function MyOrders({ loaderData: { shelves } }: Route.ComponentProps) {
  const { words, language, to } = useSite();
  const { orders, market, licences } = words;
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath />
        <h1>{orders.mine}</h1>
        <p className="lead">{orders.mineLead}</p>
        <p>
          <a href={to('/market')}>{market.title}</a> {words.unit.dot}{' '}
          <a href={to('/account/licences')}>{licences.mine}</a>
        </p>
      </header>
      {shelves.length === 0 ? <p>{orders.noOrganization}</p> : null}
      {shelves.map(({ id, name, orders: page }) => (
        <Section key={id} id={id} title={orders.of((language === 'en' && name.en) || name.zh)}>
          {page.items.length === 0 ? <p>{orders.none}</p> : null}
          <ul className="entries">
            {page.items.map((order) => (
              <li key={order.id}>
                <OrderItem order={order} />
              </li>
            ))}
          </ul>
          {page.next ? (
            <p>
              <a href={`?${new URLSearchParams({ organization: id, cursor: page.next })}#${id}`}>{orders.more}</a>
            </p>
          ) : null}
        </Section>
      ))}
    </div>
  );
}
