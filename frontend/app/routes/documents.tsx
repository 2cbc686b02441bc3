import { DocumentQuery } from '#shared/literature/list-documents.ts';
import { DocumentItem } from '../components/document-item.tsx';
import { DocumentKinds } from '../components/document-kinds.tsx';
import { ArrowIcon } from '../components/icons.tsx';
import { countText } from '../dates.ts';
import { languageOf } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { listDocuments } from '../services.server.ts';
import type { Route } from './+types/documents.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const query = readPageQuery(request, DocumentQuery);
    return { query, list: await listDocuments(query) };
  });
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { reader } = messages[languageOf(location.pathname)];
  const isAsked = Boolean(loaderData?.query.q || loaderData?.query.cursor);
  return pageMeta(location.pathname, { title: reader.list, description: reader.listLead, noIndex: isAsked });
}

export default function Documents({ loaderData: { query, list } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { reader } = words;
  const next = new URLSearchParams({
    ...(query.q && { q: query.q }),
    ...(query.standard && { standard: query.standard }),
    ...(query.kind && { kind: query.kind }),
    cursor: list.next ?? '',
  });
  return (
    <div className="page-width document documents">
      <header className="page-head">
        <h1>{reader.list}</h1>
        <p className="lead">{reader.listLead}</p>
      </header>
      <search aria-label={reader.listSearch}>
        <form className="documents-find">
          <label htmlFor="documents-q">{reader.listSearch}</label>
          {query.kind ? <input type="hidden" name="kind" value={query.kind} /> : null}
          <div className="reader-find-field">
            <input id="documents-q" name="q" type="search" defaultValue={query.q} maxLength={1000} data-find />
            <button type="submit">{reader.findButton}</button>
          </div>
        </form>
      </search>
      <DocumentKinds />
      <p className="results-count" role="status">
        {reader.listCount(countText(list.total))}
      </p>
      {list.items.length === 0 ? (
        <p>
          {reader.listEmpty} {reader.listEmptyHelp}{' '}
          <a href={`${to('/standards')}?q=${encodeURIComponent(query.q)}`}>{words.search.title}</a>
        </p>
      ) : (
        <ul className="document-list">
          {list.items.map((document) => (
            <li key={document.id}>
              <DocumentItem document={document} q={query.q} />
            </li>
          ))}
        </ul>
      )}
      {list.next ? (
        <nav className="pager" aria-label={words.search.pages}>
          <a className="pager-next" href={`${to('/documents')}?${next}`} rel="next">
            {words.search.next}
            <ArrowIcon />
          </a>
        </nav>
      ) : null}
    </div>
  );
}
