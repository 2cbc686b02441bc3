import { CompareQuery } from '#shared/literature/comparison.ts';
import { CompareHead } from '../components/compare-head.tsx';
import { ComparedClauseItem } from '../components/compared-clause.tsx';
import { Section } from '../components/section.tsx';
import { StatedChanges } from '../components/stated-changes.tsx';
import { languageOf, languageTag } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { loadHeld, nameOf } from '../reading.server.ts';
import { compareDocuments } from '../services.server.ts';
import type { Route } from './+types/compare.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const query = readPageQuery(request, CompareQuery);
    const language = languageOf(new URL(request.url).pathname);
    const comparison = await compareDocuments(query);
    const [before, after] = await Promise.all([loadHeld(query.from), loadHeld(query.to)]);
    return { comparison, before, after, names: [nameOf(before, language), nameOf(after, language)] as const };
  });
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { compare } = messages[languageOf(location.pathname)];
  const title = loaderData ? compare.title(...loaderData.names) : compare.heading;
  return pageMeta(location.pathname, { title, noIndex: true });
}

/** The tag of the language that the texts say they are in. */
function textLanguage(language: string | null): string | undefined {
  return language === 'zh' ? languageTag.zh : (language ?? undefined);
}

export default function Compare({ loaderData: { comparison, before, after } }: Route.ComponentProps) {
  const { words } = useSite();
  const { from, to, show, clauses, stated } = comparison;
  const lang = textLanguage(after.document.language ?? before.document.language);
  return (
    <article className="page-width document compare">
      <CompareHead comparison={comparison} before={before} after={after} />
      {stated.length > 0 ? (
        <Section id="stated" title={words.compare.stated.title}>
          <p className="small-print">{words.compare.stated.intro}</p>
          <StatedChanges document={to.document} changes={stated} lang={lang} />
        </Section>
      ) : null}
      {clauses.length === 0 ? <p className="lead">{words.compare.none}</p> : null}
      <ol className="compared-list">
        {clauses.map((clause) => (
          <ComparedClauseItem
            key={`${clause.from?.anchor ?? ''} ${clause.to?.anchor ?? ''}`}
            clause={clause}
            comparison={comparison}
            lang={lang}
          />
        ))}
      </ol>
      <p className="small-print">
        <a href={`/v1/compare?from=${from.document}&to=${to.document}${show === 'all' ? '&show=all' : ''}`}>
          {words.compare.json}
        </a>
      </p>
    </article>
  );
}
