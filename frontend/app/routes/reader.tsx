import { data } from 'react-router';
import * as z from 'zod';
import { ClosedDocument } from '../components/closed-document.tsx';
import { KeepOffline } from '../components/keep-offline.tsx';
import { PagePicture } from '../components/page-picture.tsx';
import { PageWords } from '../components/page-words.tsx';
import { Contents, Thumbnails } from '../components/reader-aside.tsx';
import { ReaderBar } from '../components/reader-bar.tsx';
import { HitList, HitRail, ReaderFind } from '../components/reader-find.tsx';
import { ReaderHead } from '../components/reader-head.tsx';
import { ReaderHelp } from '../components/reader-help.tsx';
import { languageOf } from '../language.ts';
import { load, readPageQuery } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { isReadable, loadHeld, loadReading, nameOf, ReadingQuery } from '../reading.server.ts';
import { pageAddress } from '../reading-address.ts';
import type { Route } from './+types/reader.ts';

const PageNumber = z.coerce.number().int().min(1).max(99_999).catch(0);

export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const { q } = readPageQuery(request, ReadingQuery);
    const held = await loadHeld(params.id);
    const name = nameOf(held, languageOf(new URL(request.url).pathname));
    if (!isReadable(held.document)) return data({ name, held, reading: null }, { status: 403 });
    const page = PageNumber.parse(params.page);
    return data({ name, held, reading: await loadReading(held, page, q) });
  });
}

/** A text that was open may be closed any minute, so nobody but the reader keeps a copy. */
export function headers(): HeadersInit {
  return { 'cache-control': 'private, max-age=60' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { reader } = messages[languageOf(location.pathname)];
  if (!loaderData) return pageMeta(location.pathname, {});
  const { name, reading } = loaderData;
  const title = reading ? reader.pageTitle(reading.page.page, name) : name;
  return pageMeta(location.pathname, { title, noIndex: !reading || location.search !== '', type: 'article' });
}

export default function Reader({ loaderData: { held, reading } }: Route.ComponentProps) {
  const { words, to } = useSite();
  if (!reading) return <ClosedDocument held={held} />;
  const { document, page, q, hits } = reading;
  const hit = hits.find((one) => one.page === page.page);
  return (
    <article className="reader" data-reader>
      <ReaderHead held={held} />
      <div className="reader-body" id="reader">
        <ReaderBar id={document.id} page={page.page} pages={page.pages} q={q} />
        <ReaderFind reading={reading} />
        <details className="reader-aside">
          <summary>{words.reader.aside}</summary>
          <HitList reading={reading} />
          <Contents reading={reading} />
          <Thumbnails reading={reading} />
        </details>
        <HitRail reading={reading} />
        <PagePicture page={page} hit={hit} />
        <PageWords reading={reading} />
      </div>
      <footer className="reader-foot small-print">
        <a href={to(pageAddress(document.id, page.page))}>{words.reader.permalink}</a>
        {page.image ? <a href={`/iiif/${document.id}/manifest.json`}>{words.reader.manifest}</a> : null}
        <a href={`/v1/documents/${document.id}/pages/${page.page}`}>{words.reader.data}</a>
        <KeepOffline pages={to(`/documents/${document.id}/pages/`)} count={page.pages} />
      </footer>
      <ReaderHelp />
    </article>
  );
}
