import { Status } from '#shared/standards/codes.ts';
import type { FacetValue } from '#shared/standards/standard-view.ts';
import { countText } from '../dates.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { StatusShape } from './status-mark.tsx';

interface HeldFiguresProps {
  total: number;
  statuses: FacetValue[];
  today: string;
}

/** How many standards are held, and in which state on that day; each figure is a link to its list. */
export function HeldFigures({ total, statuses, today }: HeldFiguresProps) {
  const { language, words, to } = useSite();
  const figures = statuses.filter(({ count }) => count > 0);
  return (
    <section className="figures" aria-labelledby="figures">
      <h2 id="figures" className="visually-hidden">
        {words.home.held}
        {words.unit.comma}
        {words.home.onDay(today)}
      </h2>
      <ul>
        <li className="figure-total">
          <a href={to('/standards')}>
            <span className="figure-number">{countText(total)}</span>
            <span className="figure-word">{words.home.total}</span>
          </a>
        </li>
        {figures.map(({ value, count }) => {
          const status = Status.safeParse(value).data ?? 'unknown';
          return (
            <li key={value} data-status={status}>
              <a href={to(`/standards?status=${value}`)}>
                <span className="figure-number">{countText(count)}</span>
                <span className="figure-word">
                  <StatusShape status={status} /> {fieldWord(language, 'status', status)}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
