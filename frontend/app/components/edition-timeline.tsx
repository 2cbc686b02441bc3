import type { EditionView } from '#shared/standards/standard-view.ts';
import { useSite } from '../messages/messages.ts';
import { layTimeline, type TimelineRow } from '../timeline.ts';
import { Dated } from './dated.tsx';
import { Designation } from './designation.tsx';
import { Section } from './section.tsx';
import { StatusMark } from './status-mark.tsx';

interface EditionTimelineProps {
  editions: EditionView[];
  currentId: string;
  asOf: string;
  search: string;
  /** Addresses of comparisons with the current edition, by the id of the other one. */
  comparisons: Record<string, string>;
}

/** One row per edition: words for everyone, a bar on a common axis for the eye. Positions are percentages, so it reflows. */
export function EditionTimeline({ editions, currentId, asOf, search, comparisons }: EditionTimelineProps) {
  const { words } = useSite();
  const { rows, ticks, day } = layTimeline(editions, asOf);
  return (
    <Section id="editions" title={words.record.editions}>
      <svg className="timeline-axis" aria-hidden="true" focusable="false">
        <defs>
          <pattern id="waiting" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="timeline-hatch" width="2" height="6" />
          </pattern>
        </defs>
        {ticks.map(({ year, x }) => (
          <text key={year} x={`${x}%`} y="14">
            {year}
          </text>
        ))}
      </svg>
      <ol className="timeline">
        {rows.map((row) => (
          <li key={row.edition.id} aria-current={row.edition.id === currentId ? 'true' : undefined}>
            <EditionWords
              edition={row.edition}
              current={row.edition.id === currentId}
              search={search}
              comparison={comparisons[row.edition.id]}
            />
            <EditionBar row={row} day={day} ticks={ticks} />
          </li>
        ))}
      </ol>
      <p className="small-print">{words.record.editionsHelp}</p>
    </Section>
  );
}

interface EditionWordsProps {
  edition: EditionView;
  current: boolean;
  search: string;
  comparison: string | undefined;
}

function EditionWords({ edition, current, search, comparison }: EditionWordsProps) {
  const { words, to } = useSite();
  const dates = [
    { word: words.record.issuedOn, date: edition.issued },
    { word: words.record.effectiveOn, date: edition.effective },
    { word: words.record.endedOn, date: edition.ended },
  ];
  return (
    <div className="timeline-words">
      {current ? (
        <strong>
          <Designation number={edition.number} />
        </strong>
      ) : (
        <a href={to(`/standards/${edition.id}`) + search}>
          <Designation number={edition.number} />
        </a>
      )}
      {edition.kind === 'edition' ? null : <span className="access-tag">{words.record.supplement[edition.kind]}</span>}
      <StatusMark status={edition.status} />
      {current ? <span className="access-tag">{words.record.thisEdition}</span> : null}
      <span className="timeline-dates">
        {dates.map(({ word, date }) =>
          date ? (
            <span key={word}>
              {word} <Dated date={date} />
            </span>
          ) : null,
        )}
      </span>
      {comparison ? <a href={to(comparison)}>{words.compare.withThis}</a> : null}
    </div>
  );
}

function EditionBar({ row, day, ticks }: { row: TimelineRow; day: number; ticks: { year: number; x: number }[] }) {
  return (
    <svg className="timeline-bar" data-status={row.edition.status} aria-hidden="true" focusable="false">
      {ticks.map(({ year, x }) => (
        <line key={year} className="timeline-tick" x1={`${x}%`} x2={`${x}%`} y1="0" y2="24" />
      ))}
      {row.waiting ? (
        <rect className="timeline-waiting" x={`${row.waiting.x}%`} width={`${row.waiting.width}%`} y="7" height="10" />
      ) : null}
      {row.valid ? (
        <rect className="timeline-valid" x={`${row.valid.x}%`} width={`${row.valid.width}%`} y="7" height="10" />
      ) : null}
      <line className="timeline-day" x1={`${day}%`} x2={`${day}%`} y1="0" y2="24" />
    </svg>
  );
}
