import * as z from 'zod';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { AsOfForm } from '../components/as-of-form.tsx';
import { CitationPicture } from '../components/citation-picture.tsx';
import { CitedTable, CitingTable } from '../components/citation-tables.tsx';
import { CitingLaws, ClassLaws } from '../components/citing-laws.tsx';
import { Section } from '../components/section.tsx';
import { languageOf, pickText } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { AsOfQuery, loadRecord } from '../record-loading.server.ts';
import { findImpact, listCitations, listCitingLaws } from '../services.server.ts';
import type { Route } from './+types/standard-citations.ts';

const Query = AsOfQuery.extend({ depth: z.coerce.number().int().min(1).max(4).default(2) });

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return load(request, async () => {
    const { asOf, depth } = readPageQuery(request, Query);
    const { record } = await loadRecord(request, id, asOf);
    const [cited, impact, laws, classLaws] = await Promise.all([
      listCitations({ id, asOf }),
      findImpact({ id, asOf, depth }),
      listCitingLaws({ id, asOf }),
      listCitingLaws({ id, asOf, by: 'class' }),
    ]);
    const { number, title, sources } = record;
    const day = asOf ?? dayInShanghai(new Date());
    return { record: { id, number, title, sources }, cited, impact, laws, classLaws, depth, asOf: day };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { citations } = messages[languageOf(location.pathname)];
  return pageMeta(location.pathname, loaderData ? { title: citations.title(loaderData.record.number) } : {});
}

export default function StandardCitations({ loaderData }: Route.ComponentProps) {
  const { record, cited, impact, laws, classLaws, depth, asOf } = loaderData;
  const { language, words, to } = useSite();
  const { citations } = words;
  const title = pickText(record.title, language);
  const wrong = cited.filter(({ judgement }) => judgement !== 'valid').length;
  const counts = impact.levels.map(({ distance, count }) => `${citations.steps(distance)} ${count}`);
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{citations.title(record.number)}</h1>
        {title ? <p lang={title.tag}>{title.text}</p> : null}
        <p className="lead">{citations.lead(asOf)}</p>
        <AsOfForm
          id="as-of"
          asOf={asOf}
          params={new URLSearchParams({ depth: String(depth) })}
          label={words.record.dateLabel}
        />
        <p>
          <a href={to(`/standards/${record.id}`)}>{citations.back}</a>
        </p>
      </header>
      <CitationPicture number={record.number} cited={cited} citing={impact.items} />
      <Section id="cited" title={citations.cited}>
        {cited.length === 0 ? <p>{citations.nothingCited}</p> : null}
        {wrong > 0 ? <p>{citations.problems(wrong)}</p> : null}
        <CitedTable citations={cited} sources={record.sources} />
      </Section>
      <Section id="citing" title={citations.citing}>
        {impact.items.length === 0 ? (
          <p>{citations.nothingCiting}</p>
        ) : (
          <>
            <p>{citations.levels(counts.join(words.unit.listComma))}</p>
            <p className="small-print">{citations.datedHelp}</p>
            {impact.isCut ? <p>{citations.cut}</p> : null}
          </>
        )}
        <CitingTable standards={impact.items} />
        <DepthLinks depth={depth} asOf={asOf} />
      </Section>
      <Section id="laws" title={words.laws.title(laws.length)}>
        {laws.length === 0 ? <p>{words.laws.none}</p> : <p className="small-print">{words.laws.intro}</p>}
        <CitingLaws laws={laws} />
        <ClassLaws laws={classLaws} id={record.id} />
      </Section>
      <p className="small-print">
        {citations.json}
        {words.unit.colon}
        <a href={`/v1/standards/${record.id}/citations?asOf=${asOf}`}>/citations</a>{' '}
        <a href={`/v1/standards/${record.id}/impact?asOf=${asOf}&depth=${depth}`}>/impact</a>{' '}
        <a href={`/v1/standards/${record.id}/laws?asOf=${asOf}`}>/laws</a>
      </p>
    </article>
  );
}

function DepthLinks({ depth, asOf }: { depth: number; asOf: string }) {
  const { words } = useSite();
  return (
    <nav aria-label={words.citations.depth} className="check-actions">
      {words.citations.depth}
      {words.unit.colon}
      {[1, 2, 3, 4].map((each) => (
        <a key={each} href={`?asOf=${asOf}&depth=${each}#citing`} aria-current={each === depth ? 'true' : undefined}>
          {each}
        </a>
      ))}
    </nav>
  );
}
