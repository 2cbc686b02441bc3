import { data, redirect, useSearchParams } from 'react-router';
import { SourceRecord } from '#shared/lifecycle/source-record.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { describeSeries } from '#shared/statistics/describe-series.ts';
import { RegisterPageQuery } from '#shared/statistics/list-register.ts';
import { RegisterId } from '#shared/statistics/register.ts';
import { PagePath } from '../components/page-path.tsx';
import { RecordForm } from '../components/record-form.tsx';
import { RecordTable } from '../components/record-table.tsx';
import { languageOf, localPath } from '../language.ts';
import { recordBody } from '../lifecycle-forms.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { withChanges } from '../search-address.ts';
import { findRegisterRecord, listRegister } from '../services.server.ts';
import type { Route } from './+types/statistics-records.ts';

export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const id = registerNamed(params.series);
    const edited = new URL(request.url).searchParams.get('edit');
    const [page, held] = await Promise.all([
      listRegister({ id, query: readPageQuery(request, RegisterPageQuery) }),
      edited ? findRegisterRecord({ register: id, id: edited }) : undefined,
    ]);
    return { id, page, held };
  });
}

/** Enters the record and leads back to the list; what was typed comes back with a refusal. */
export function action({ request, params }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const register = registerNamed(params.series);
    const { typed, body } = recordBody(await request.formData());
    const headers = typed.revision ? { 'if-match': `"r${typed.revision}"` } : undefined;
    const call = { method: 'POST', path: `statistics/${register}/records`, body, headers } as const;
    const saved = await tryTo(call, SourceRecord);
    if (isRefused(saved)) return data({ ...saved, typed }, { status: saved.problem.status });
    const language = languageOf(new URL(request.url).pathname);
    throw redirect(localPath(language, `/statistics/${register}/records`), 303);
  });
}

function registerNamed(name: string): RegisterId {
  const id = RegisterId.safeParse(name).data;
  if (!id) throw new ServiceError('NOT_FOUND', { zh: '没有这个登记簿。', en: 'There is no such register.' });
  return id;
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const language = languageOf(location.pathname);
  const { records, title } = messages[language].statistics;
  const name = loaderData ? describeSeries(loaderData.id).title[language] : title;
  return pageMeta(location.pathname, { title: records.title(name) });
}

export default function StatisticsRecords({ loaderData: { id, page, held }, actionData }: Route.ComponentProps) {
  const { language, words } = useSite();
  const [params] = useSearchParams();
  const { statistics: said } = words;
  const { title, source } = describeSeries(id);
  const search = withChanges(params, { edit: null });
  return (
    <article className="page-width document">
      <header className="page-head">
        <PagePath
          steps={[
            ['/statistics', said.title],
            [`/statistics/${id}`, title[language]],
          ]}
        />
        <h1>{said.records.title(title[language])}</h1>
        <p className="lead">{source[language]}</p>
        <p className="quality-total">{said.records.count(page.total)}</p>
      </header>
      {page.items.length === 0 ? <p>{said.records.none}</p> : <RecordTable records={page.items} />}
      <p className="check-actions">
        {page.next ? (
          <a href={withChanges(params, { cursor: page.next })} rel="next">
            {words.search.next}
          </a>
        ) : null}
        <a href={`/v1/statistics/${id}/records.csv${withChanges(params, { edit: null, size: null })}`}>{said.csv}</a>
        <a href={`/v1/statistics/${id}/records${search}`}>{said.json}</a>
      </p>
      <RecordForm held={held} problem={actionData?.problem} typed={actionData?.typed} />
    </article>
  );
}
