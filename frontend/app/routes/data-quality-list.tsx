import * as z from 'zod';
import { flagWords, QualityFinding, QualityFlag, QualityReport } from '#shared/quality/quality-flag.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { Designation } from '../components/designation.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/data-quality-list.ts';

const Findings = z.object({ items: z.array(QualityFinding), total: z.int(), next: z.string().nullable() });

export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const flag = QualityFlag.safeParse(params.flag).data;
    if (!flag) throw new ServiceError('NOT_FOUND', { zh: '没有这类疑点。', en: 'There is no such doubt.' });
    const cursor = new URL(request.url).searchParams.get('cursor');
    const query = new URLSearchParams(cursor ? { cursor } : {});
    const { ask } = openApi(request);
    const [page, { asOf }] = await Promise.all([
      ask({ path: `quality/${flag}?${query}` }, Findings),
      ask({ path: 'quality' }, QualityReport),
    ]);
    return { flag, page, isLooked: asOf !== null };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const language = languageOf(location.pathname);
  const title = loaderData ? flagWords[loaderData.flag].title[language] : messages[language].quality.title;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function DataQualityList({ loaderData: { flag, page, isLooked } }: Route.ComponentProps) {
  const { language, words, to } = useSite();
  const { quality: said } = words;
  const { title, meaning } = flagWords[flag];
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{title[language]}</h1>
        <p className="lead">{meaning[language]}</p>
        <p className="quality-total">{isLooked ? words.unit.items(String(page.total)) : said.notYet}</p>
      </header>
      {page.items.length > 0 ? <FindingTable items={page.items} /> : isLooked ? <p>{said.none}</p> : null}
      <p className="check-actions">
        {page.next ? <a href={`?cursor=${page.next}`}>{words.search.next}</a> : null}
        <a href={`/v1/quality/${flag}.csv`}>{said.csv}</a>
        <a href={`/v1/quality/${flag}`}>{said.json}</a>
        <a href={to('/about-data/quality')}>{said.back}</a>
      </p>
    </article>
  );
}

function FindingTable({ items }: { items: readonly QualityFinding[] }) {
  const { language, words, to } = useSite();
  const { quality: said } = words;
  return (
    <table className="check-lines">
      <thead>
        <tr>
          <th scope="col">{said.standard}</th>
          <th scope="col">{said.detail}</th>
          <th scope="col">{said.correct}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ standard: { id, number }, detail, correct }) => (
          <tr key={id}>
            <td>
              <a href={to(`/standards/${id}`)}>
                <Designation number={number} />
              </a>
            </td>
            <td>{detail[language]}</td>
            <td>
              <a href={to(correct)} aria-label={said.correctOf(number)}>
                {said.correct}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
