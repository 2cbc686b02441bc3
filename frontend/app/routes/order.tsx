import { data, redirect } from 'react-router';
import * as z from 'zod';
import { ServiceError } from '#shared/runtime/errors.ts';
import { Refusal } from '../components/form-parts.tsx';
import { OrderBanner, OrderFacts, OrderHistory } from '../components/order-head.tsx';
import { OrderInvoices } from '../components/order-invoices.tsx';
import { OrderLines } from '../components/order-lines.tsx';
import { OrderPayment } from '../components/order-payment.tsx';
import { OrderRefund } from '../components/order-refund.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { languageOf } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { callOfOrderForm } from '../order-forms.ts';
import { loadOrder } from '../order-loading.server.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/order.ts';

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, (api) => loadOrder(api, id));
}

/** Does what one of the forms asks; a payment that was begun is gone on with from the page, by a link to the provider. */
export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const { pathname } = new URL(request.url);
    const call = callOfOrderForm(id, await request.formData(), pathname);
    if (!call) throw new ServiceError('INVALID', { zh: '没有这个表单。', en: 'There is no such form.' });
    const done = await tryTo(call, z.object({}));
    if (isRefused(done)) return data(done, { status: done.problem.status });
    return redirect(pathname, 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].orders;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function Order({ loaderData: loaded, actionData }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { orders } = words;
  const { order } = loaded;
  return (
    <article className="page-width document">
      <header className="page-head">
        <AccountPath list={['/account/orders', orders.mine]} />
        <h1>{orders.title}</h1>
      </header>
      <OrderBanner {...loaded} />
      <Refusal problem={actionData?.problem} />
      {order.entitlements.length > 0 ? (
        <Section id="licences" title={orders.licences.title}>
          <ul className="entries">
            {order.entitlements.map((entitlement, place) => (
              <li key={entitlement}>
                <a href={to(`/licences/${entitlement}`)}>
                  {order.state === 'refunded' ? orders.licences.ended : orders.licences.open}
                  {words.unit.colon}
                  {order.lines[place]?.number ?? orders.licences.line(place + 1)}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <OrderPayment {...loaded} />
      <Section id="lines" title={words.market.lines.what}>
        <OrderLines lines={order.lines} total={order.total} tax={order.tax} />
        <OrderFacts order={order} />
      </Section>
      <OrderRefund {...loaded} />
      <OrderInvoices {...loaded} />
      <OrderHistory order={order} />
    </article>
  );
}
