import { Statement } from '#shared/trade/find-statement.ts';
import { Instant } from '../components/instant.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { StatementLines } from '../components/statement-lines.tsx';
import { languageOf } from '../language.ts';
import { asMember } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/statement.ts';

export function loader({ request, params: { month } }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const organization = new URL(request.url).searchParams.get('organization') ?? '';
    const query = new URLSearchParams({ organization });
    return { statement: await ask({ path: `statements/${encodeURIComponent(month)}?${query}` }, Statement) };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location, params }: Route.MetaArgs) {
  const { sales } = messages[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title: sales.month(params.month), noIndex: true });
}

export default function StatementOfMonth({ loaderData: { statement } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { sales } = words;
  const { month, organization, opening, closing, lines, through, isFinal } = statement;
  return (
    <article className="page-width document">
      <header className="page-head">
        <AccountPath list={['/account/sales', sales.title]} />
        <h1>{sales.month(month)}</h1>
        <p className="lead">{isFinal ? sales.final : sales.notFinal}</p>
        <p className="small-print">
          {sales.through} <Instant at={through} />
        </p>
        <p>
          <a href={to(`/account/papers/statement/${month}?organization=${organization}`)}>{sales.csv}</a>
        </p>
      </header>
      <dl className="facts">
        <div className="fact">
          <dt>{sales.opening}</dt>
          <dd className="money">{moneyText(opening.amount)}</dd>
        </div>
        <div className="fact">
          <dt>{sales.closing}</dt>
          <dd className="money">{moneyText(closing.amount)}</dd>
        </div>
      </dl>
      <StatementLines lines={lines} />
    </article>
  );
}
