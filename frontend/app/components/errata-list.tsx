import type { ErratumView } from '#shared/standards/erratum.ts';
import { pickText } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { Dated } from './dated.tsx';

/** Errata with day, place, words and where they were published. */
export function ErrataList({ errata }: { errata: readonly ErratumView[] }) {
  const { language, words } = useSite();
  const said = words.record.errata;
  return (
    <ul className="errata">
      {errata.map(({ on, kind, clause, page, text, source, url }) => {
        const picked = pickText(text, language);
        const place = [clause && said.clause(clause), page && said.page(page)]
          .filter(Boolean)
          .join(words.unit.listComma);
        return (
          <li key={`${on} ${place} ${text.zh}`}>
            <Dated date={on} /> {place ? <strong>{place}</strong> : null}{' '}
            {kind ? <span className="small-print">{said.kinds[kind]}</span> : null}{' '}
            {picked ? <span lang={picked.tag}>{picked.text}</span> : null} <Origin source={source} url={url} />
          </li>
        );
      })}
    </ul>
  );
}

/** What published an erratum, and where it can be read. */
function Origin({ source, url }: Pick<ErratumView, 'source' | 'url'>) {
  const { words } = useSite();
  if (url) {
    return (
      <a className="small-print" href={url}>
        {source ?? words.record.errata.source}
      </a>
    );
  }
  return source ? <span className="small-print">{source}</span> : null;
}
