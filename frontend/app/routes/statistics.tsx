import { useSearchParams } from 'react-router';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { describeSeries } from '#shared/statistics/describe-series.ts';
import { distributionIds, indicatorIds, type Series, type SeriesId } from '#shared/statistics/series.ts';
import { StatisticsQuery } from '#shared/statistics/statistics-query.ts';
import { FigureChart } from '../components/figure-chart.tsx';
import { FigureTable } from '../components/figure-table.tsx';
import { IndicatorTable } from '../components/indicator-table.tsx';
import { Section } from '../components/section.tsx';
import { StatisticsFilters } from '../components/statistics-filters.tsx';
import { languageOf } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { withChanges } from '../search-address.ts';
import { countSeries } from '../services.server.ts';
import type { Route } from './+types/statistics.ts';

const shown: SeriesId[] = ['by-half-year', 'by-status', 'by-level', 'by-issuer', 'by-region', 'by-ics', 'by-ccs'];
const others = distributionIds.filter((id) => !shown.includes(id));
/** Rows of each series here; its own page has them all. */
const mostRows = 15;

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const query = readPageQuery(request, StatisticsQuery);
    const [series, indicators] = await Promise.all([
      Promise.all(shown.map((id) => countSeries({ id, query }))),
      Promise.all(indicatorIds.map((id) => countSeries({ id, query: {} }))),
    ]);
    return { series: series.map(firstRows), indicators, today: dayInShanghai(new Date()) };
  });
}

/** Periods keep their last rows, everything else its largest. */
function firstRows(series: Series): Series & { all: number } {
  const { figures } = series;
  const rows = isLine(series.id) ? figures.slice(-2 * mostRows) : figures.slice(0, mostRows);
  return { ...series, figures: rows, all: figures.length };
}

const isLine = (id: SeriesId) => id === 'by-year' || id === 'by-half-year';

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].statistics;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function Statistics({ loaderData: { series, indicators, today } }: Route.ComponentProps) {
  const { language, words, to } = useSite();
  const [params] = useSearchParams();
  const { statistics: said } = words;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
      </header>
      <Section id="indicators" title={said.indicators}>
        <p className="small-print">{said.indicatorsNote}</p>
        <IndicatorTable indicators={indicators} />
      </Section>
      <StatisticsFilters today={today} />
      {series.map((each) => (
        <Section key={each.id} id={each.id} title={each.title[language]}>
          {each.figures.length === 0 ? <p>{said.none}</p> : null}
          <FigureChart title={each.title[language]} figures={each.figures} isLine={isLine(each.id)} />
          <FigureTable series={each} />
          {each.all > each.figures.length ? (
            <p className="small-print">{said.listed(each.figures.length, each.all)}</p>
          ) : null}
          <p className="small-print">
            <a href={to(`/statistics/${each.id}`) + withChanges(params, {})}>
              {said.whole}
              {words.unit.colon}
              {each.title[language]}
            </a>
          </p>
        </Section>
      ))}
      <p className="check-actions">
        {said.others}
        {words.unit.colon}
        {others.map((id) => (
          <a key={id} href={to(`/statistics/${id}`) + withChanges(params, {})}>
            {describeSeries(id).title[language]}
          </a>
        ))}
      </p>
    </article>
  );
}
