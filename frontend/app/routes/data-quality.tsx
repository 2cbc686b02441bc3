import { QualityReport } from '#shared/quality/quality-flag.ts';
import { Section } from '../components/section.tsx';
import { countText } from '../dates.ts';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/data-quality.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, () => openApi(request).ask({ path: 'quality' }, QualityReport));
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].quality;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function DataQuality({ loaderData: { asOf, looked, items } }: Route.ComponentProps) {
  const { language, words, to } = useSite();
  const { quality: said } = words;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
        <p>{asOf && looked !== null ? said.lookedAt(countText(looked), asOf) : said.notYet}</p>
      </header>
      <table className="check-lines quality-doubts">
        <thead>
          <tr>
            <th scope="col">{said.doubt}</th>
            <th scope="col">{said.count}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ flag, title, meaning, count }) => (
            <tr key={flag}>
              <td>
                <strong>{title[language]}</strong>
                <p className="small-print">{meaning[language]}</p>
              </td>
              <td>
                {count === null ? (
                  words.unit.unknown
                ) : (
                  <a href={to(`/about-data/quality/${flag}`)} aria-label={said.see(title[language], countText(count))}>
                    {countText(count)}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Section id="help" title={said.help}>
        <p>{said.helpText}</p>
        <p className="check-actions">
          <a href="/v1/quality">{said.json}</a>
        </p>
      </Section>
    </article>
  );
}
