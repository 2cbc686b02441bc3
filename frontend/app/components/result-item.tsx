import type { StandardSummary } from '#shared/standards/standard-view.ts';
import { fieldWord } from '../field-words.ts';
import { plainText } from '../lit-text.ts';
import { useSite } from '../messages/messages.ts';
import { firstHit, pageAddress } from '../reading-address.ts';
import { Dated } from './dated.tsx';
import { Designation } from './designation.tsx';
import { TextIcon } from './icons.tsx';
import { LitText } from './lit-text.tsx';
import { StatusMark } from './status-mark.tsx';
import { MainTitle, OtherTitle } from './titles.tsx';

interface ResultItemProps {
  standard: StandardSummary;
  /** Query that keeps the asked day on the record's page. */
  search?: string;
  /** Words that were asked, to be lit on the pages that hold them. */
  q?: string;
  heading?: 'h2' | 'h3';
}

export function ResultItem({ standard, search = '', q = '', heading: Heading = 'h3' }: ResultItemProps) {
  const { language, words, to } = useSite();
  const lit = new Map(standard.matches.map((match) => [plainText(match.text), match.text]));
  return (
    <article className="result" data-id={standard.id}>
      <Heading className="result-title">
        <a href={to(`/standards/${standard.id}`) + search}>
          <Designation number={standard.number} /> <MainTitle titles={standard.title} lit={lit} />
        </a>
      </Heading>
      <OtherTitle titles={{ zh: standard.title.zh ?? '', en: standard.title.en ?? '' }} lit={lit} />
      <Excerpts standard={standard} q={q} />
      <ul className="result-facts">
        <li>
          <StatusMark status={standard.status} />
        </li>
        <Successors standard={standard} search={search} />
        <li>
          {fieldWord(language, 'level', standard.level)}
          {standard.mandate === 'voluntary' ? '' : words.unit.dot + fieldWord(language, 'mandate', standard.mandate)}
        </li>
        {standard.issued ? (
          <li>
            {words.search.issued} <Dated date={standard.issued} />
          </li>
        ) : null}
        {standard.effective ? (
          <li>
            {words.search.effective} <Dated date={standard.effective} />
          </li>
        ) : null}
        {standard.access.level === 'metadata' ? null : (
          <li className="result-access">
            <TextIcon open />
            {fieldWord(language, 'access', standard.access.level)}
          </li>
        )}
        {standard.licences.length > 0 ? (
          <li>
            <a href={to(`/standards/${standard.id}/licences`)} className="access-tag">
              {words.market.available}
            </a>
          </li>
        ) : null}
      </ul>
    </article>
  );
}

function Successors({ standard, search }: { standard: StandardSummary; search: string }) {
  const { words, to } = useSite();
  if (standard.replacedBy.length === 0) return null;
  return (
    <li className="result-successor">
      {standard.status === 'withdrawn' ? words.search.replacedBy : words.search.toBeReplacedBy}{' '}
      {standard.replacedBy.map(({ id, number }, position) => (
        <span key={number}>
          {position > 0 ? words.unit.listComma : ''}
          {id ? (
            <a href={to(`/standards/${id}`) + search}>
              <Designation number={number} />
            </a>
          ) : (
            <Designation number={number} />
          )}
        </span>
      ))}
    </li>
  );
}

/** Hits outside the titles, each with the name of its field; best pages of the text where they may be seen. */
function Excerpts({ standard, q }: { standard: StandardSummary; q: string }) {
  const { words, to } = useSite();
  const titles = new Set(Object.values(standard.title));
  const others = standard.matches.filter(({ field, text }) => {
    const plain = plainText(text);
    return !titles.has(plain) && plain !== standard.number && !field.startsWith('number');
  });
  if (others.length === 0 && standard.pages.length === 0) return null;
  return (
    <ul className="result-excerpts">
      {others.map(({ field, text }) => (
        <li key={field + text}>
          <span className="excerpt-field">{excerptName(words.search.field, field)}</span> <LitText html={text} />
        </li>
      ))}
      {standard.pages.map(({ document, page, snippet }) => (
        <li key={`${document}/${page}`}>
          <a className="excerpt-field" href={to(pageAddress(document, page, q)) + firstHit}>
            {words.reader.foundOn(page)}
          </a>{' '}
          <LitText html={snippet} />
        </li>
      ))}
    </ul>
  );
}

function excerptName(names: Record<string, string>, field: string): string {
  const known = Object.keys(names).find((name) => field.toLowerCase().startsWith(name));
  return names[known ?? 'other'] ?? field;
}
