import { Check, Judgement } from '#shared/checks/check.ts';
import { CheckLines } from '../components/check-lines.tsx';
import { CheckReceipt } from '../components/check-receipt.tsx';
import { WatchLink } from '../components/watch-link.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/check-report.ts';

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return load(request, async () => {
    const api = openApi(request);
    const check = await api.ask({ path: `checks/${encodeURIComponent(id)}` }, Check);
    return { check, show: new URL(request.url).searchParams.get('show') === 'problems' ? 'problems' : 'all' } as const;
  });
}

/** Whoever has the address sees the report; it must not be kept where others would find it. */
export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' };
}

export function meta({ location }: Route.MetaArgs) {
  return pageMeta(location.pathname, { title: messages[languageOf(location.pathname)].check.report, noIndex: true });
}

export default function CheckReport({ loaderData: { check, show } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { check: said } = words;
  const problems = check.lines.filter(({ judgement }) => judgement !== 'valid');
  const address = `/v1/checks/${check.id}`;
  return (
    <article className="page-width document check-report">
      <header className="page-head">
        <h1>{said.report}</h1>
        <p className="lead">
          {said.on(check.asOf)} · {check.source.filename ?? said.list}
        </p>
      </header>
      <section aria-labelledby="summary-title">
        <h2 id="summary-title" className="visually-hidden">
          {said.summary}
        </h2>
        <dl className="check-summary">
          {Judgement.options.map((name) => (
            <div key={name} data-judgement={name}>
              <dt>{said.judgement[name]}</dt>
              <dd>{said.lines(check.summary[name])}</dd>
            </div>
          ))}
        </dl>
        <p className="check-actions">
          <a href={show === 'all' ? '?show=problems' : '?'}>{show === 'all' ? said.show.problems : said.show.all}</a>
          <a href={`${address}.pdf`}>{said.pdf}</a>
          <a href={`${address}.xlsx`}>{said.xlsx}</a>
          <a href={`${address}.json`}>{said.json}</a>
          <WatchLink offer={{ kind: 'check', check: check.id }} />
          <a href={to('/check')}>{said.again}</a>
        </p>
      </section>
      <CheckLines lines={show === 'all' ? check.lines : problems} />
      <CheckReceipt check={check} />
    </article>
  );
}
