import { dayInShanghai } from '#shared/standards/local-date.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { ClassList } from '../components/class-list.tsx';
import { HeldFigures } from '../components/held-figures.tsx';
import { RecentChanges } from '../components/recent-changes.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { ValueLinks } from '../components/value-links.tsx';
import { countText, shiftDay } from '../dates.ts';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { listClassifications, searchStandards } from '../services.server.ts';
import type { Route } from './+types/home.ts';

const examples = [
  'GB/T 19001',
  'gbt7714',
  'ISO 9001',
  '质量管理体系',
  '食品标签',
  'quality management',
  'GB 7718-2011',
];

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const today = dayInShanghai(new Date());
    const language = languageOf(new URL(request.url).pathname);
    const query = (given: Record<string, string>) => searchStandards({ query: StandardQuery.parse(given), language });
    const [held, soon, inForce, issued, ics, ccs] = await Promise.all([
      query({ size: '0', facets: 'status,level,issuer,region' }),
      query({ size: '5', status: 'to-be-implemented', sort: 'effective' }),
      query({ size: '5', sort: '-effective', effectiveTo: today, effectiveFrom: shiftDay(today, -365) }),
      query({ size: '5', sort: '-issued', issuedTo: today }),
      listClassifications({ scheme: 'ics' }),
      listClassifications({ scheme: 'ccs' }),
    ]);
    const changes = { soon: soon.items, inForce: inForce.items, issued: issued.items };
    return { today, total: held.total, facets: held.facets ?? {}, changes, ics, ccs };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=300, stale-while-revalidate=3600' };
}

export function meta({ location }: Route.MetaArgs) {
  return pageMeta(location.pathname, {});
}

export default function Home({ loaderData: { today, total, facets, changes, ics, ccs } }: Route.ComponentProps) {
  const { words, to } = useSite();
  return (
    <>
      <div className="hero">
        <div className="page-width">
          <h1>{words.home.title}</h1>
          <p className="lead">{words.home.lead}</p>
          <SearchBox id="q" large />
          <p className="examples">
            <span>{words.home.examples}</span>
            {examples.map((example) => (
              <a key={example} href={to(`/standards?q=${encodeURIComponent(example)}`)} rel="nofollow">
                {example}
              </a>
            ))}
          </p>
        </div>
      </div>
      <div className="page-width home">
        <HeldFigures total={total} statuses={facets.status ?? []} today={today} />
        <p className="what">{words.home.what(countText(total))}</p>
        <RecentChanges {...changes} today={today} />
        <section className="home-block" aria-labelledby="by-level">
          <h2 id="by-level">{words.home.byLevel}</h2>
          <ValueLinks name="level" values={facets.level ?? []} />
        </section>
        <section className="home-block" aria-labelledby="by-issuer">
          <h2 id="by-issuer">{words.home.byIssuer}</h2>
          <ValueLinks name="issuer" values={facets.issuer ?? []} />
        </section>
        {facets.region?.length ? (
          <section className="home-block" aria-labelledby="by-region">
            <h2 id="by-region">{words.home.byRegion}</h2>
            <ValueLinks name="region" values={facets.region.filter(({ value }) => value.length === 2)} />
          </section>
        ) : null}
        <section className="home-block" aria-labelledby="by-ics">
          <h2 id="by-ics">{words.home.byIcs}</h2>
          <ClassList scheme="ics" nodes={ics} />
        </section>
        <section className="home-block" aria-labelledby="by-ccs">
          <h2 id="by-ccs">{words.home.byCcs}</h2>
          <ClassList scheme="ccs" nodes={ccs} />
        </section>
      </div>
    </>
  );
}
