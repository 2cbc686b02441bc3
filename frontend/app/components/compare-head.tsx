import type { Comparison } from '#shared/literature/comparison.ts';
import { useSite } from '../messages/messages.ts';
import type { Held } from '../reading.server.ts';
import { Designation } from './designation.tsx';
import { MainTitle } from './titles.tsx';

interface CompareHeadProps {
  comparison: Pick<Comparison, 'from' | 'to' | 'show' | 'counts'>;
  before: Held;
  after: Held;
}

/** Which editions are compared, how much changed, and how much of it is shown. */
export function CompareHead({ comparison: { from, to: later, show, counts }, before, after }: CompareHeadProps) {
  const { words, to } = useSite();
  const { compare } = words;
  const address = (shown: 'changed' | 'all') =>
    `${to('/compare')}?from=${from.document}&to=${later.document}${shown === 'all' ? '&show=all' : ''}`;
  const kinds = ['changed', 'inserted', 'deleted', 'moved', 'renumbered', 'same'] as const;
  return (
    <header className="page-head">
      <h1>{compare.heading}</h1>
      <dl className="compare-sides">
        <Edition word={compare.from} held={before} />
        <Edition word={compare.to} held={after} />
      </dl>
      <p className="small-print">
        <a href={`${to('/compare')}?from=${later.document}&to=${from.document}`}>{compare.swap}</a>
      </p>
      <h2 className="visually-hidden">{compare.summary}</h2>
      <ul className="compare-counts">
        {kinds.map((kind) => (
          <li key={kind} data-change={kind}>
            {compare.counts[kind](counts[kind])}
          </li>
        ))}
        <li>{compare.counts.words(counts.wordsInserted, counts.wordsDeleted)}</li>
      </ul>
      <nav className="compare-view" aria-label={compare.view}>
        <a href={address('changed')} aria-current={show === 'changed' ? 'page' : undefined}>
          {compare.changedOnly}
        </a>
        <a href={address('all')} aria-current={show === 'all' ? 'page' : undefined}>
          {compare.all}
        </a>
      </nav>
      <p className="small-print">{compare.intro}</p>
    </header>
  );
}

function Edition({ word, held: { document, standards } }: { word: string; held: Held }) {
  const { to } = useSite();
  const [standard] = standards;
  const titles = Object.keys(document.title).length > 0 ? document.title : (standard?.title ?? {});
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        {standard ? (
          <a href={to(`/standards/${standard.id}`)}>
            <Designation number={standard.number} />
          </a>
        ) : null}{' '}
        <a href={to(`/documents/${document.id}`)}>
          {Object.keys(titles).length > 0 ? <MainTitle titles={titles} /> : document.id}
        </a>
      </dd>
    </div>
  );
}
