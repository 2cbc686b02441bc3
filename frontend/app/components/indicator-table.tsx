import type { Series } from '#shared/statistics/series.ts';
import { useSite } from '../messages/messages.ts';
import { DemoTag } from './demo-tag.tsx';
import { amountText, FigureLink } from './figure-table.tsx';

/** Each indicator with its target, its figure and the records behind it, or with what is missing for one. */
export function IndicatorTable({ indicators }: { indicators: readonly Series[] }) {
  const { language, words, to } = useSite();
  const { statistics: said } = words;
  return (
    <table className="check-lines">
      <thead>
        <tr>
          <th scope="col">{said.indicator}</th>
          <th scope="col">{said.target}</th>
          <th scope="col">{said.figure}</th>
          <th scope="col">{said.counted}</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map(({ id, title, target, total, missing, demo }) => (
          <tr key={id}>
            <td>
              <a href={to(`/statistics/${id}`)}>{title[language]}</a>
            </td>
            <td>{target ? <Target target={target} /> : null}</td>
            <td>
              {total && target ? amountText(total.amount, target.unit[language]) : missing?.[language]}
              {demo > 0 ? <DemoTag /> : null}
            </td>
            <td>{total ? <FigureLink figure={total} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Target({ target }: { target: NonNullable<Series['target']> }) {
  const { language, words } = useSite();
  const { value, comparison, unit } = target;
  const { atLeast, atMost } = words.statistics;
  return comparison === 'at-least' ? atLeast(value, unit[language]) : atMost(value, unit[language]);
}
