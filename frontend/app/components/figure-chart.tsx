import type { Figure } from '#shared/statistics/series.ts';
import { countText } from '../dates.ts';
import { useSite } from '../messages/messages.ts';

const width = 720;

interface ChartProps {
  title: string;
  figures: readonly Figure[];
}

/** Figures as one image; the table beside it says the same. Periods are a line, everything else bars. */
export function FigureChart({ title, figures, isLine }: ChartProps & { isLine: boolean }) {
  const { statistics } = useSite().words;
  if (figures.length === 0) return null;
  const label = statistics.chart(title, figures.length);
  return (
    <figure className="figure-chart">
      {isLine ? <Line figures={figures} label={label} /> : <Bars figures={figures} label={label} />}
    </figure>
  );
}

const row = 26;
const nameWidth = 220;
const countWidth = 80;

function Bars({ figures, label }: { figures: readonly Figure[]; label: string }) {
  const { language } = useSite();
  const most = Math.max(...figures.map(sizeOf), 1);
  return (
    <svg viewBox={`0 0 ${width} ${figures.length * row}`} role="img" aria-label={label}>
      {figures.map((figure, index) => {
        const { value, label: name } = figure;
        const length = (sizeOf(figure) / most) * (width - nameWidth - countWidth);
        const middle = index * row + row / 2;
        return (
          <g key={value}>
            <text x={nameWidth - 8} y={middle + 4} textAnchor="end">
              {shortened(nameOf(value, name[language]))}
            </text>
            <rect
              className="figure-bar"
              x={nameWidth}
              y={index * row + 4}
              width={Math.max(length, 1)}
              height={row - 8}
            />
            <text x={nameWidth + length + 6} y={middle + 4}>
              {countText(sizeOf(figure))}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const plot = { height: 180, left: 60, right: 20, top: 20, bottom: 28 };
const mostLabels = 12;

function Line({ figures, label }: { figures: readonly Figure[]; label: string }) {
  const most = Math.max(...figures.map(sizeOf), 1);
  const step = (width - plot.left - plot.right) / Math.max(figures.length - 1, 1);
  const base = plot.top + plot.height;
  const points = figures.map((figure, index) => ({
    value: figure.value,
    x: plot.left + index * step,
    y: base - (sizeOf(figure) / most) * plot.height,
  }));
  const every = Math.ceil(points.length / mostLabels);
  return (
    <svg viewBox={`0 0 ${width} ${base + plot.bottom}`} role="img" aria-label={label}>
      <path className="figure-axis" d={`M${plot.left} ${plot.top}V${base}H${width - plot.right}`} />
      <text x={plot.left - 8} y={plot.top + 4} textAnchor="end">
        {countText(most)}
      </text>
      <text x={plot.left - 8} y={base + 4} textAnchor="end">
        0
      </text>
      <path className="figure-line" d={`M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`} />
      {points.map(({ value, x, y }, index) => (
        <g key={value}>
          <circle className="figure-point" cx={x} cy={y} r={points.length > 60 ? 1.5 : 3} />
          {index % every === 0 ? (
            <text x={x} y={base + 18} textAnchor="middle">
              {value}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

const sizeOf = ({ amount }: Figure) => amount ?? 0;

/** A class is known by its code, so that both are said. */
export function nameOf(value: string, label: string): string {
  return /^[0-9A-Z][0-9A-Z./-]*$/.test(value) && label !== value && !label.startsWith(value.slice(0, 4))
    ? `${value} ${label}`
    : label;
}

function shortened(text: string): string {
  const wide = /\p{Script=Han}/u.test(text) ? 16 : 30;
  return text.length > wide ? `${text.slice(0, wide - 1)}…` : text;
}
