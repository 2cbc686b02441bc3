import { dayInShanghai } from '#shared/standards/local-date.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { HeldFigures } from '../components/held-figures.tsx';
import { Section } from '../components/section.tsx';
import { TextPage } from '../components/text-page.tsx';
import { ValueLinks } from '../components/value-links.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { searchStandards } from '../services.server.ts';
import { aboutData } from '../texts/about-data.tsx';
import type { Route } from './+types/about-data.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const query = StandardQuery.parse({ size: '0', facets: 'status,level,issuer,region' });
    const list = await searchStandards({ query, language: languageOf(new URL(request.url).pathname) });
    return { total: list.total, facets: list.facets ?? {}, today: dayInShanghai(new Date()) };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=600, stale-while-revalidate=3600' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = aboutData[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title, description: lead });
}

export default function AboutData({ loaderData: { total, facets, today } }: Route.ComponentProps) {
  const { language, words } = useSite();
  return (
    <TextPage text={aboutData[language]}>
      <Section id="held" title={words.home.held}>
        <p className="small-print">{words.home.onDay(today)}</p>
        <HeldFigures total={total} statuses={facets.status ?? []} today={today} />
        <h3>{words.home.byLevel}</h3>
        <ValueLinks name="level" values={facets.level ?? []} />
        <h3>{words.home.byIssuer}</h3>
        <ValueLinks name="issuer" values={facets.issuer ?? []} />
        {facets.region?.length ? (
          <>
            <h3>{words.home.byRegion}</h3>
            <ValueLinks name="region" values={facets.region.filter(({ value }) => value.length === 2)} />
          </>
        ) : null}
      </Section>
    </TextPage>
  );
}
