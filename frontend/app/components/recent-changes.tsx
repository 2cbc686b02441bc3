import type { StandardSummary } from '#shared/standards/standard-view.ts';
import { useSite } from '../messages/messages.ts';
import { Dated } from './dated.tsx';
import { Designation } from './designation.tsx';
import { ArrowIcon } from './icons.tsx';
import { MainTitle } from './titles.tsx';

interface RecentChangesProps {
  soon: StandardSummary[];
  inForce: StandardSummary[];
  issued: StandardSummary[];
  today: string;
}

export function RecentChanges({ soon, inForce, issued, today }: RecentChangesProps) {
  const { words, to } = useSite();
  const columns = [
    { title: words.home.comingUp, items: soon, date: 'effective', more: '?status=to-be-implemented&sort=effective' },
    { title: words.home.nowInForce, items: inForce, date: 'effective', more: `?effectiveTo=${today}&sort=-effective` },
    { title: words.home.justIssued, items: issued, date: 'issued', more: '?sort=-issued' },
  ] as const;
  return (
    <section className="changes" aria-labelledby="changes">
      <h2 id="changes">{words.home.changes}</h2>
      <div className="changes-columns">
        {columns.map(({ title, items, date, more }) => (
          <div key={title} className="changes-column">
            <h3>{title}</h3>
            {items.length === 0 ? <p>{words.home.none}</p> : null}
            <ol>
              {items.map((standard) => (
                <li key={standard.id}>
                  {standard[date] ? <Dated date={standard[date]} /> : null}
                  <a className="change" href={to(`/standards/${standard.id}`)}>
                    <Designation number={standard.number} /> <MainTitle titles={standard.title} />
                  </a>
                </li>
              ))}
            </ol>
            <a className="more" href={to('/standards') + more} aria-label={`${words.home.more}: ${title}`}>
              {words.home.more}
              <ArrowIcon />
            </a>
          </div>
        ))}
      </div>
    </section>
  );
}
