import { useSearchParams } from 'react-router';
import { ServiceError } from '#shared/runtime/errors.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { registers } from '#shared/statistics/register.ts';
import { SeriesId } from '#shared/statistics/series.ts';
import { StatisticsQuery } from '#shared/statistics/statistics-query.ts';
import { FigureChart } from '../components/figure-chart.tsx';
import { FigureTable } from '../components/figure-table.tsx';
import { Target } from '../components/indicator-table.tsx';
import { PeriodForm, StatisticsFilters } from '../components/statistics-filters.tsx';
import { languageOf } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { withChanges } from '../search-address.ts';
import { countSeries } from '../services.server.ts';
import type { Route } from './+types/statistics-series.ts';

export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const id = SeriesId.safeParse(params.series).data;
    if (!id) throw new ServiceError('NOT_FOUND', { zh: '没有这个统计系列。', en: 'There is no such series.' });
    const series = await countSeries({ id, query: readPageQuery(request, StatisticsQuery) });
    return { series, today: dayInShanghai(new Date()) };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const language = languageOf(location.pathname);
  if (!loaderData) return pageMeta(location.pathname, { title: messages[language].statistics.title });
  const { title, definition } = loaderData.series;
  return pageMeta(location.pathname, { title: title[language], description: definition[language] });
}

/** Most bars of a chart; the table has every figure. */
const mostBars = 40;

export default function StatisticsSeries({ loaderData: { series, today } }: Route.ComponentProps) {
  const { language, words, to } = useSite();
  const [params] = useSearchParams();
  const { statistics: said } = words;
  const { id, title, definition, formula, source, target, missing, figures, total, asOf } = series;
  const isLine = id === 'by-year' || id === 'by-half-year';
  const search = withChanges(params, {});
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{title[language]}</h1>
        <p className="lead">{definition[language]}</p>
      </header>
      {series.kind === 'distribution' ? <StatisticsFilters today={today} /> : <PeriodForm />}
      {series.demo > 0 ? <p className="statistics-missing">{said.demo(series.demo)}</p> : null}
      {missing ? <p className="statistics-missing">{missing[language]}</p> : null}
      {total && figures.length === 0 ? <p>{target ? said.records.none : said.none}</p> : null}
      <FigureChart title={title[language]} figures={isLine ? figures : figures.slice(0, mostBars)} isLine={isLine} />
      {total ? <FigureTable series={series} /> : null}
      {series.isCut ? <p>{said.cut}</p> : null}
      <dl className="statistics-facts">
        <dt>{said.formula}</dt>
        <dd>{formula[language]}</dd>
        <dt>{said.source}</dt>
        <dd>{source[language]}</dd>
        {target ? (
          <>
            <dt>{said.target}</dt>
            <dd>
              <Target target={target} />
            </dd>
          </>
        ) : null}
        {total ? (
          <>
            <dt>{said.again}</dt>
            <dd>{said.againText(id)}</dd>
          </>
        ) : null}
      </dl>
      <p className="check-actions">
        <span>{said.asOf(asOf)}</span>
        <a href={`/v1/statistics/${id}.csv${search}`}>{said.csv}</a>
        <a href={`/v1/statistics/${id}${search}`}>{said.json}</a>
        {id in registers ? <a href={to(`/statistics/${id}/records`)}>{said.records.all}</a> : null}
        <a href={to('/statistics') + search}>{said.back}</a>
      </p>
    </article>
  );
}
