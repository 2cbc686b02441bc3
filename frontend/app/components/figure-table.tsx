import type { Figure, Series } from '#shared/statistics/series.ts';
import { countText } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import { nameOf } from './figure-chart.tsx';

/** Every figure of a series as a link to the standards it counts. */
export function FigureTable({ series: { title, figures, total, target } }: { series: Series }) {
  const { language, words } = useSite();
  const { statistics } = words;
  const lastCell = ({ count, amount }: Figure) => {
    if (target) return amountText(amount, target.unit[language]);
    return total ? shareOf(count, total.count) : '';
  };
  return (
    <table className="figure-table">
      <caption className="visually-hidden">{title[language]}</caption>
      <thead>
        <tr>
          <th scope="col">{statistics.value}</th>
          <th scope="col">{target ? statistics.counted : statistics.count}</th>
          <th scope="col">{target ? statistics.figure : statistics.share}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.value}>
            <th scope="row">{nameOf(figure.value, figure.label[language])}</th>
            <td>
              <FigureLink figure={figure} />
            </td>
            <td>{lastCell(figure)}</td>
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
            <td>{target ? lastCell(total) : null}</td>
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

/** What records make in the unit of a target. */
export function amountText(amount: number | null, unit: string): string {
  return amount === null ? '—' : `${amount.toLocaleString('en')} ${unit}`;
}

function shareOf(count: number, total: number): string {
  return total === 0 ? '' : `${((count / total) * 100).toFixed(1)} %`;
}
