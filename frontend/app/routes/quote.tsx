import { data, redirect } from 'react-router';
import { QuoteView } from '#shared/trade/order-view.ts';
import { keepBasket } from '../basket.server.ts';
import { Refusal } from '../components/form-parts.tsx';
import { Instant } from '../components/instant.tsx';
import { OrderLines } from '../components/order-lines.tsx';
import { PagePath } from '../components/page-path.tsx';
import { languageOf, localPath } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { Done } from '../trade-model.ts';
import type { Route } from './+types/quote.ts';

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const quote = await ask({ path: `quotes/${encodeURIComponent(id)}` }, QuoteView);
    return { quote, hasLapsed: Date.parse(quote.validUntil) <= Date.now() };
  });
}

/** Places the order, once for the quote however often the button is pressed. */
export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const call = { method: 'POST', path: 'orders', body: { quote: id }, headers: { 'idempotency-key': id } } as const;
    const order = await tryTo(call, Done);
    if (isRefused(order)) return data(order, { status: order.problem.status });
    const address = localPath(languageOf(new URL(request.url).pathname), `/orders/${order.id}`);
    return redirect(address, { status: 303, headers: { 'set-cookie': await keepBasket([]) } });
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { quote } = messages[languageOf(location.pathname)].market;
  return pageMeta(location.pathname, { title: quote.title, noIndex: true });
}

export default function Quote({ loaderData: { quote, hasLapsed }, actionData }: Route.ComponentProps) {
  const { language, words, to } = useSite();
  const { quote: text } = words.market;
  const { buyer, lines, total, tax, validUntil, order } = quote;
  return (
    <div className="page-width document">
      <header className="page-head">
        <PagePath steps={[['/basket', text.again]]} />
        <h1>{text.title}</h1>
        <p className="lead">
          {text.buyer}
          {words.unit.colon}
          {(language === 'en' && buyer.name.en) || buyer.name.zh}
        </p>
        <p>
          {text.validUntil} <Instant at={validUntil} />
        </p>
      </header>
      <Refusal problem={actionData?.problem} />
      <OrderLines lines={lines} total={total} tax={tax} />
      {order ? (
        <p>
          {text.used} <a href={to(`/orders/${order}`)}>{text.order}</a>
        </p>
      ) : null}
      {hasLapsed && !order ? <p className="trade-note">{text.expired}</p> : null}
      {hasLapsed || order ? null : (
        <form method="post" className="form trade-end">
          <p className="help">{total === 0 ? text.freeNote : text.placeNote}</p>
          <button type="submit" className="primary">
            {total === 0 ? text.placeFree : text.place}
          </button>
        </form>
      )}
    </div>
  );
}
