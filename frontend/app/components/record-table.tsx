import type { SourceRecord } from '#shared/lifecycle/source-record.ts';
import { useSite } from '../messages/messages.ts';
import { DemoTag } from './demo-tag.tsx';

/** Records of a register with their sources. */
export function RecordTable({ records }: { records: readonly SourceRecord[] }) {
  const { records: said } = useSite().words.statistics;
  return (
    <table className="check-lines">
      <caption className="visually-hidden">{said.table}</caption>
      <thead>
        <tr>
          <th scope="col">{said.number}</th>
          <th scope="col">{said.name}</th>
          <th scope="col">{said.dates}</th>
          <th scope="col">{said.result}</th>
          <th scope="col">{said.source}</th>
          <th scope="col">{said.change}</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <RecordRow key={record.id} record={record} />
        ))}
      </tbody>
    </table>
  );
}

function RecordRow({ record }: { record: SourceRecord }) {
  const { language, words, to } = useSite();
  const { records: said } = words.statistics;
  const { id, number, title, body, role, began, on, until, result, source, isDemo, page } = record;
  const name = (language === 'en' && title.en) || title.zh;
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>
        {page ? <a href={to(page)}>{name}</a> : name}
        {isDemo ? <DemoTag /> : null}
        {body ? <p className="small-print">{role ? `${body} · ${said[role]}` : body}</p> : null}
      </td>
      <td>
        {began ? `${began} → ` : null}
        {on}
        {until ? <p className="small-print">{said.untilOn(until)}</p> : null}
      </td>
      <td>{result}</td>
      <td>
        {source.url ? <a href={source.url}>{source.name}</a> : source.name}
        <p className="small-print">{said.retrieved(source.retrieved)}</p>
      </td>
      <td>
        {page ? null : (
          <a href={`?edit=${id}#enter`} aria-label={said.changeOf(number)}>
            {said.change}
          </a>
        )}
      </td>
    </tr>
  );
}
