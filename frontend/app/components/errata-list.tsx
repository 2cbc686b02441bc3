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
      {errata.map(({ on, clause, page, text, url }) => {
        const picked = pickText(text, language);
        const place = [clause && said.clause(clause), page && said.page(page)]
          .filter(Boolean)
          .join(words.unit.listComma);
        return (
          <li key={`${on} ${place} ${text.zh}`}>
            <Dated date={on} /> {place ? <strong>{place}</strong> : null}{' '}
            {picked ? <span lang={picked.tag}>{picked.text}</span> : null}{' '}
            {url ? (
              <a className="small-print" href={url}>
                {said.source}
              </a>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
