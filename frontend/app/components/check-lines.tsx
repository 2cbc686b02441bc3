import type { CheckedEdition, CheckLine, Place } from '#shared/checks/check.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';
import { StatusMark } from './status-mark.tsx';
import { MainTitle } from './titles.tsx';

/** The judged numbers as a table, which narrow screens fold into blocks. */
export function CheckLines({ lines }: { lines: readonly CheckLine[] }) {
  const { words } = useSite();
  const { columns, none } = words.check;
  if (lines.length === 0) return <p className="lead">{none}</p>;
  return (
    <table className="check-lines">
      <thead>
        <tr>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.written}</th>
          <th scope="col">{columns.standard}</th>
          <th scope="col">{columns.result}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // Numbers may be repeated, and a report never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the report is the only identity of a line
          <Line key={index} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line }: { line: CheckLine }) {
  const { language, words } = useSite();
  const { check } = words;
  const { judgement, findings, successors, candidates, written, place } = line;
  return (
    <tr data-judgement={judgement}>
      <td className="check-place">{placeWords(place, check)}</td>
      <td data-label={`${check.columns.written}${words.unit.colon}`}>
        <Designation number={written.replace(/\s+/g, ' ')} />
      </td>
      <td>
        <Meant line={line} />
      </td>
      <td>
        <p className="check-judgement">{check.judgement[judgement]}</p>
        {findings.length > 0 ? (
          <ul className="check-findings">
            {findings.map((found) => (
              <li key={found.code + found.en}>{found[language]}</li>
            ))}
          </ul>
        ) : null}
        <Editions label={check.followed} editions={successors} />
        {successors.length === 0 ? <Editions label={check.near} editions={candidates.slice(0, 5)} /> : null}
      </td>
    </tr>
  );
}

function Meant({ line: { standard, designation } }: { line: CheckLine }) {
  const { words, to } = useSite();
  if (!standard) {
    return (
      <>
        <Designation number={designation} /> <span className="soft">{words.check.notHeld}</span>
      </>
    );
  }
  return (
    <>
      <a href={to(`/standards/${standard.id}`)}>
        <Designation number={standard.number} />
      </a>{' '}
      {standard.status ? <StatusMark status={standard.status} /> : null}
      {standard.title ? (
        <p>
          <MainTitle titles={standard.title} />
        </p>
      ) : null}
      {standard.effective ? <p className="small-print">{words.check.effective(standard.effective)}</p> : null}
    </>
  );
}

function Editions({ label, editions }: { label: string; editions: readonly CheckedEdition[] }) {
  const { words, to } = useSite();
  if (editions.length === 0) return null;
  return (
    <p className="check-editions">
      {label}
      {words.unit.colon}
      {editions.map(({ id, number, status }) => (
        <span key={number}>
          {id ? (
            <a href={to(`/standards/${id}`)}>
              <Designation number={number} />
            </a>
          ) : (
            <Designation number={number} />
          )}
          {status ? <StatusMark status={status} /> : null}
        </span>
      ))}
    </p>
  );
}

function placeWords({ cell, page, line }: Place, words: ReturnType<typeof useSite>['words']['check']): string {
  if (cell) return cell;
  return page ? words.page(page, line) : words.line(line);
}
