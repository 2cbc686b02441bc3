import type { Figure, Series } from '#shared/statistics/series.ts';
import { countText } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import { nameOf } from './figure-chart.tsx';

/** Every figure of a series as a link to the standards it counts. */
export function FigureTable({ series: { title, figures, total } }: { series: Series }) {
  const { language, words } = useSite();
  const { statistics } = words;
  return (
    <table className="figure-table">
      <caption className="visually-hidden">{title[language]}</caption>
      <thead>
        <tr>
          <th scope="col">{statistics.value}</th>
          <th scope="col">{statistics.count}</th>
          <th scope="col">{statistics.share}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.value}>
            <th scope="row">{nameOf(figure.value, figure.label[language])}</th>
            <td>
              <FigureLink figure={figure} />
            </td>
            <td>{total ? shareOf(figure.count, total.count) : ''}</td>
          </tr>
        ))}
      </tbody>
      {total ? (
        <tfoot>
          <tr>
            <th scope="row">{statistics.total}</th>
            <td>
              <FigureLink figure={total} />
            </td>
            <td />
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

/** A figure that leads to the list of what it counts. */
export function FigureLink({ figure: { label, count, records } }: { figure: Figure }) {
  const { language, words, to } = useSite();
  const text = countText(count);
  return (
    <a href={to(records.replace(/^\/v1/, ''))} aria-label={words.statistics.seeRecords(label[language], text)}>
      {text}
    </a>
  );
}

function shareOf(count: number, total: number): string {
  return total === 0 ? '' : `${((count / total) * 100).toFixed(1)} %`;
}
