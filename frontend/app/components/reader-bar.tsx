import type { ReactNode } from 'react';
import { useSite } from '../messages/messages.ts';
import { pageAddress, readerTop } from '../reading-address.ts';

interface ReaderBarProps {
  id: string;
  page: number;
  pages: number;
  q: string;
}

/** Turns pages and changes the view; the buttons need the script and are hidden without it. */
export function ReaderBar({ id, page, pages, q }: ReaderBarProps) {
  const { words, to } = useSite();
  const { reader } = words;
  const link = (target: number) =>
    target < 1 || target > pages ? undefined : to(pageAddress(id, target, q)) + readerTop;
  return (
    <div className="reader-bar">
      <nav aria-label={reader.turnPages}>
        <PageLink href={link(page - 1)} rel="prev">
          <span aria-hidden="true">‹</span> <span className="reader-bar-word">{reader.previous}</span>
        </PageLink>
        <form action={to(`/documents/${id}`)}>
          <label className="visually-hidden" htmlFor="reader-page">
            {reader.goToPage}
          </label>
          <input
            id="reader-page"
            name="page"
            type="text"
            inputMode="numeric"
            pattern="[0-9]{1,5}"
            defaultValue={page}
            autoComplete="off"
          />
          <span>{reader.pageOf(pages)}</span>
          {q === '' ? null : <input type="hidden" name="q" value={q} />}
          <button type="submit" className="visually-hidden-until-focus">
            {reader.go}
          </button>
        </form>
        <PageLink href={link(page + 1)} rel="next">
          <span className="reader-bar-word">{reader.next}</span> <span aria-hidden="true">›</span>
        </PageLink>
      </nav>
      <fieldset className="reader-view" data-reader-view hidden>
        <legend className="visually-hidden">{reader.view}</legend>
        <button type="button" data-do="zoom-out" aria-label={reader.zoomOut} aria-keyshortcuts="-">
          <span aria-hidden="true">−</span>
        </button>
        <output data-zoom-shown>100%</output>
        <button type="button" data-do="zoom-in" aria-label={reader.zoomIn} aria-keyshortcuts="+">
          <span aria-hidden="true">+</span>
        </button>
        <button type="button" data-do="turn" aria-label={reader.turn} aria-keyshortcuts="r">
          <span aria-hidden="true">↻</span>
        </button>
        <button type="button" data-do="print">
          {reader.print}
        </button>
        <button type="button" data-do="help" aria-label={reader.help} aria-keyshortcuts="?">
          <span aria-hidden="true">?</span>
        </button>
      </fieldset>
    </div>
  );
}

/** Before the first page and after the last there is nowhere to go. */
function PageLink({ href, rel, children }: { href: string | undefined; rel: 'prev' | 'next'; children: ReactNode }) {
  if (!href) return <span className="reader-bar-end">{children}</span>;
  return (
    <a href={href} rel={rel}>
      {children}
    </a>
  );
}
