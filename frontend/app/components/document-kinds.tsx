import { useSearchParams } from 'react-router';
import { useSite } from '../messages/messages.ts';
import { withChanges } from '../search-address.ts';

const kinds = ['standard', 'book', 'notice'] as const;

/** The list of documents by kind: all, standards, books, notices. */
export function DocumentKinds() {
  const { words, to } = useSite();
  const [params] = useSearchParams();
  const current = params.get('kind');
  return (
    <nav className="sort" aria-label={words.reader.kind}>
      <span aria-hidden="true">{words.reader.kind}</span>
      <ul>
        {[null, ...kinds].map((kind) => (
          <li key={kind ?? 'all'}>
            <a
              href={to('/documents') + withChanges(params, { kind })}
              aria-current={current === kind ? 'true' : undefined}
            >
              {kind ? words.reader.kinds[kind] : words.reader.kinds.all}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
