import type { ComparedClause, Comparison } from '#shared/literature/comparison.ts';
import { useSite } from '../messages/messages.ts';
import { pageAddress } from '../reading-address.ts';
import { TextParts } from './text-parts.tsx';

interface ComparedClauseProps {
  clause: ComparedClause;
  comparison: Pick<Comparison, 'from' | 'to' | 'show'>;
  /** Language of the texts. */
  lang: string | undefined;
}

/** The place where a clause stood: a link to where it stands now. */
function MovedAway({ clause: { from, to }, lang }: Pick<ComparedClauseProps, 'clause' | 'lang'>) {
  const { words } = useSite();
  const name = [from?.number, from?.title].filter(Boolean).join(' ');
  return (
    <li className="compared" data-change="moved-away">
      <p>
        <span lang={lang}>{name}</span>{' '}
        <a href={`#${to?.anchor ?? ''}`}>{words.compare.movedTo(to?.number ?? to?.title ?? '')}</a>
      </p>
    </li>
  );
}

/** One clause: what happened to it, its numbers then and now, its text with every word that changed. */
export function ComparedClauseItem({ clause, comparison, lang }: ComparedClauseProps) {
  const { words } = useSite();
  const { change, moved, renumbered, from, to, title, text, level } = clause;
  if (change === 'moved-away') return <MovedAway clause={clause} lang={lang} />;
  const number = (to ?? from)?.number;
  return (
    <li className="compared" id={placeOf(clause)} data-change={change} data-level={Math.min(level, 4)}>
      <h3>
        <span className="change-mark">{words.compare.change[change]}</span>
        {moved ? <span className="change-mark">{words.compare.moved}</span> : null}
        {number ? <span className="clause-number">{number}</span> : null}
        <span lang={lang}>
          <TextParts parts={title} short={false} />
        </span>
        {from?.number && (moved || renumbered) ? (
          <span className="small-print">
            {moved ? words.compare.movedFrom(from.number) : words.compare.renumbered(from.number)}
          </span>
        ) : null}
      </h3>
      {text.length > 0 ? (
        <div className="compared-text" lang={lang}>
          <TextParts parts={text} short={comparison.show === 'changed' && change === 'changed'} />
        </div>
      ) : null}
      <p className="small-print compared-pages">
        {from ? <PageLink edition={words.compare.from} document={comparison.from.document} page={from.page} /> : null}
        {to ? <PageLink edition={words.compare.to} document={comparison.to.document} page={to.page} /> : null}
      </p>
    </li>
  );
}

/** The place of a clause on the page of the comparison. */
function placeOf({ from, to }: ComparedClause): string {
  return to ? to.anchor : `gone-${from?.anchor ?? ''}`;
}

function PageLink({ edition, document, page }: { edition: string; document: string; page: number }) {
  const { words, to } = useSite();
  return (
    <a href={to(pageAddress(document, page))}>
      {edition} {words.compare.page(page)}
    </a>
  );
}
