import type { Citation, CitingStandard } from '#shared/citations/citation.ts';
import { useSite } from '../messages/messages.ts';

/** Most standards drawn on a side; the tables have them all. */
const mostDrawn = 10;
const row = 30;
const box = { width: 190, height: 22 };
const width = 720;

interface Drawn {
  number: string;
  isWrong: boolean;
}

/** What it cites on the left, what cites it on the right. The tables say the same in words, so the picture is one image. */
export function CitationPicture(props: {
  number: string;
  cited: readonly Citation[];
  citing: readonly CitingStandard[];
}) {
  const { citations } = useSite().words;
  const { number, cited, citing } = props;
  if (cited.length + citing.length === 0) return null;
  const left = cited.map(({ designation, judgement }) => ({ number: designation, isWrong: judgement !== 'valid' }));
  const right = citing
    .filter(({ distance }) => distance === 1)
    .map((standard) => ({ number: standard.number, isWrong: false }));
  const rows = Math.max(...[left, right].map((side) => Math.min(side.length, mostDrawn + 1)), 1);
  const height = rows * row + 10;
  const label = `${citations.picture}. ${citations.pictureText(left.length, right.length)}`;
  return (
    <figure className="citation-picture">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <Side drawn={left} at="left" height={height} />
        <Side drawn={right} at="right" height={height} />
        <Box x={(width - box.width) / 2} y={height / 2} text={number} name="citation-center" />
      </svg>
      <figcaption className="small-print">{citations.pictureText(left.length, right.length)}</figcaption>
    </figure>
  );
}

function Side({ drawn, at, height }: { drawn: readonly Drawn[]; at: 'left' | 'right'; height: number }) {
  const { more } = useSite().words.citations;
  const shown = drawn.slice(0, mostDrawn);
  const rest = drawn.length - shown.length;
  const all = [...shown, ...(rest > 0 ? [{ number: more(rest), isWrong: false }] : [])];
  const top = (height - all.length * row) / 2 + row / 2;
  const x = at === 'left' ? 1 : width - box.width - 1;
  const [from, into] = at === 'left' ? [x + box.width, (width - box.width) / 2] : [x, (width + box.width) / 2];
  return all.map(({ number, isWrong }, index) => {
    const y = top + index * row;
    const middle = (from + into) / 2;
    return (
      <g key={number} data-wrong={isWrong ? '' : undefined}>
        <path
          d={`M${from} ${y}C${middle} ${y} ${middle} ${height / 2} ${into} ${height / 2}`}
          className="citation-line"
        />
        <Box x={x} y={y} text={number} name="citation-box" />
      </g>
    );
  });
}

function Box({ x, y, text, name }: { x: number; y: number; text: string; name: string }) {
  const shown = text.length > 24 ? `${text.slice(0, 23)}…` : text;
  return (
    <>
      <rect className={name} x={x} y={y - box.height / 2} width={box.width} height={box.height} />
      <text x={x + box.width / 2} y={y + 4} textAnchor="middle">
        {shown}
      </text>
    </>
  );
}
