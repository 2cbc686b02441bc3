import { RegisterQuery } from '#shared/deposits/list-deposits.ts';
import { DepositItem } from '../components/deposit-item.tsx';
import { DepositSearch } from '../components/deposit-search.tsx';
import { ArrowIcon } from '../components/icons.tsx';
import { countText } from '../dates.ts';
import { languageOf } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { countDeposits, listDeposits } from '../services.server.ts';
import type { Route } from './+types/deposits.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const query = readPageQuery(request, RegisterQuery);
    const [list, states] = await Promise.all([listDeposits({ query, caller: null }), countDeposits()]);
    return { query, list, states };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { deposits } = messages[languageOf(location.pathname)];
  const isAsked = loaderData ? isNarrowed(loaderData.query) || loaderData.query.cursor !== undefined : false;
  return pageMeta(location.pathname, { title: deposits.title, description: deposits.lead, noIndex: isAsked });
}

const isNarrowed = ({ number, holder, holderName, state }: RegisterQuery) =>
  Boolean(number ?? holder ?? holderName ?? state);

export default function Deposits({ loaderData: { query, list, states } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { deposits } = words;
  const count = countText(list.items.length);
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{deposits.title}</h1>
        <p className="lead">{deposits.lead}</p>
        <p>
          <a href={to('/deposits/new')}>{words.nav.newDeposit}</a> {words.unit.dot}{' '}
          <a href={to('/deposits/learn')}>{words.nav.learnDeposits}</a> {words.unit.dot}{' '}
          <a href={to('/verify')}>{words.nav.verify}</a>
        </p>
      </header>
      <DepositSearch query={query} states={states} />
      <p className="results-count" role="status">
        {list.totalIsExact ? deposits.count(count) : deposits.countHere(count)}
      </p>
      {list.items.length === 0 ? (
        <div className="empty">
          <p className="empty-title">{deposits.empty}</p>
          <p>{deposits.emptyHelp}</p>
        </div>
      ) : (
        <ul className="document-list">
          {list.items.map((deposit) => (
            <li key={deposit.id}>
              <DepositItem deposit={deposit} />
            </li>
          ))}
        </ul>
      )}
      {isNarrowed(query) ? (
        <p>
          <a href={to('/deposits')}>{deposits.all}</a>
        </p>
      ) : null}
      {list.next ? (
        <nav className="pager" aria-label={words.search.pages}>
          <a className="pager-next" href={`${to('/deposits')}?${nextPage(query, list.next)}`} rel="next">
            {words.search.next}
            <ArrowIcon />
          </a>
        </nav>
      ) : null}
    </div>
  );
}

function nextPage(query: RegisterQuery, cursor: string): URLSearchParams {
  const asked = Object.entries({ ...query, cursor }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
}
