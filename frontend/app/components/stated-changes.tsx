import type { StatedChangeView } from '#shared/literature/structure/structure-view.ts';
import { useSite } from '../messages/messages.ts';
import { pageAddress } from '../reading-address.ts';

interface StatedChangesProps {
  document: string;
  changes: readonly StatedChangeView[];
  /** Language of the text. */
  lang?: string;
}

/** What a foreword says it changed against the edition before, each with the page that says so. */
export function StatedChanges({ document, changes, lang }: StatedChangesProps) {
  const { words, to } = useSite();
  const { stated, page: pageOf } = words.compare;
  return (
    <ol className="stated-changes">
      {changes.map(({ text, kind, page, clauses, former }) => (
        <li key={text} data-change={kind}>
          <span className="access-tag">{stated.kind[kind]}</span> <span lang={lang}>{text}</span>{' '}
          {clauses.length > 0 ? (
            <span className="small-print">
              {stated.clauses}
              {words.unit.colon}
              {clauses.join(words.unit.listComma)}{' '}
            </span>
          ) : null}
          {former.length > 0 ? (
            <span className="small-print">
              {stated.former}
              {words.unit.colon}
              {former.join(words.unit.listComma)}{' '}
            </span>
          ) : null}
          <a className="small-print" href={to(pageAddress(document, page))}>
            {pageOf(page)}
          </a>
        </li>
      ))}
    </ol>
  );
}
