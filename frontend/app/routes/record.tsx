import { data } from 'react-router';
import { citationsOf } from '#shared/interchange/citations.ts';
import { recordForms } from '#shared/interchange/record-forms.ts';
import { recordLinks } from '#shared/interchange/record-links.ts';
import { referenceOf } from '#shared/interchange/reference.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { CitationBox } from '../components/citation-box.tsx';
import { CitingLaws } from '../components/citing-laws.tsx';
import { EditionTimeline } from '../components/edition-timeline.tsx';
import { ErrataList } from '../components/errata-list.tsx';
import { RecordBodies, RecordClasses, RecordFacts } from '../components/record-facts.tsx';
import { RecordContents, RecordHead, RecordNotices } from '../components/record-head.tsx';
import { RecordLife } from '../components/record-life.tsx';
import { RecordHistory, RecordSources } from '../components/record-sources.tsx';
import { RelationList } from '../components/relation-list.tsx';
import { Section } from '../components/section.tsx';
import { StatedChanges } from '../components/stated-changes.tsx';
import { StatusBanner } from '../components/status-banner.tsx';
import { TextAccess } from '../components/text-access.tsx';
import { fieldName, fieldWord } from '../field-words.ts';
import { languageOf, pickText } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { AsOfQuery, loadRecord } from '../record-loading.server.ts';
import { recordHead } from '../record-meta.ts';
import { findLifecycle, listCitingLaws } from '../services.server.ts';
import { statedChangesOf } from '../stated-changes.server.ts';
import type { Route } from './+types/record.ts';

export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const { asOf } = readPageQuery(request, AsOfQuery);
    const loaded = await loadRecord(request, params.id, asOf);
    const { id, level } = loaded.record;
    const [laws, stated, life] = await Promise.all([
      listCitingLaws({ id, asOf }),
      statedChangesOf(loaded.record),
      level === 'local' ? findLifecycle({ standard: id }) : null,
    ]);
    const answer = { ...loaded, laws, stated, life, today: dayInShanghai(new Date()), asOfAsked: asOf ?? null };
    return data(answer, { headers: { link: recordLinks(loaded.record, recordForms), vary: 'Accept' } });
  });
}

export function headers({ loaderHeaders }: Route.HeadersArgs): HeadersInit {
  return {
    ...Object.fromEntries(loaderHeaders),
    'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
  };
}

export function meta({ loaderData, location, matches }: Route.MetaArgs) {
  const record = loaderData?.record;
  if (!record) return pageMeta(location.pathname, {});
  const language = languageOf(location.pathname);
  const title = pickText(record.title, language)?.text ?? '';
  const { comma } = messages[language].unit;
  const facts = [
    fieldWord(language, 'status', record.status),
    fieldWord(language, 'level', record.level),
    record.issued ? `${fieldName(language, 'dates.issued')} ${record.issued}` : '',
    record.effective ? `${fieldName(language, 'dates.effective')} ${record.effective}` : '',
  ];
  const description = `${record.number} ${title}${comma}${facts.filter(Boolean).join(comma)}`;
  return [
    ...pageMeta(location.pathname, { title: `${record.number} ${title}`, description, type: 'article' }),
    ...recordHead(record, matches[0].loaderData.siteUrl),
  ];
}

export default function Record({ loaderData, matches }: Route.ComponentProps) {
  const { record, editions, history, comparisons, laws, stated, life, today, asOfAsked } = loaderData;
  const { language, words, to } = useSite();
  const search = asOfAsked ? `?asOf=${asOfAsked}` : '';
  const reference = referenceOf(record, matches[0].loaderData.siteUrl);
  const abstract = pickText(record.abstract, language);
  return (
    <article className="page-width record">
      <RecordHead record={record} />
      <StatusBanner record={record} today={today} />
      <RecordNotices record={record} />
      <RecordContents record={record} />
      <TextAccess record={record} />
      {editions.length > 0 ? (
        <EditionTimeline
          editions={editions}
          currentId={record.id}
          asOf={record.asOf}
          search={search}
          comparisons={comparisons}
        />
      ) : null}
      {stated ? (
        <Section id="stated" title={words.compare.stated.title}>
          <StatedChanges {...stated} />
        </Section>
      ) : null}
      {record.errata.length > 0 ? (
        <Section id="errata" title={words.record.errata.title}>
          <ErrataList errata={record.errata} />
        </Section>
      ) : null}
      {abstract ? (
        <Section id="abstract" title={words.record.abstract}>
          <p lang={abstract.tag}>{abstract.text}</p>
        </Section>
      ) : null}
      <RecordFacts record={record} />
      {life ? <RecordLife life={life} /> : null}
      <RecordClasses record={record} />
      <RelationList record={record} search={search} />
      {laws.length > 0 ? (
        <Section id="laws" title={words.laws.title(laws.length)}>
          <CitingLaws laws={laws} />
        </Section>
      ) : null}
      <RecordBodies record={record} />
      <CitationBox citations={citationsOf(reference, today)} id={record.id} />
      <RecordSources record={record} />
      <RecordHistory events={history} />
      <footer className="record-foot small-print">
        <p>
          {words.record.identifier} <code>{record.id}</code> · {words.record.updated(record.updatedAt.slice(0, 10))} ·{' '}
          <a href={`/v1/standards/${record.id}${search}`}>{words.record.json}</a> ·{' '}
          <a href={to(`/feedback/new?standard=${record.id}`)}>{words.record.report}</a> ·{' '}
          <a href={to(`/standards/${record.id}/errata`)} rel="nofollow">
            {words.record.errata.edit}
          </a>{' '}
          · <a href={to(`/feedback?standard=${record.id}`)}>{words.feedback.title}</a>
        </p>
      </footer>
    </article>
  );
}
