import type { HistoryEvent } from '#shared/standards/history-event.ts';
import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { claimText } from '../claim-text.ts';
import { fieldName } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { Dated } from './dated.tsx';
import { Section } from './section.tsx';

/** Who said what: the sources, then every statement by field, folded away until asked for. */
export function RecordSources({ record }: { record: StandardRecord }) {
  const { language, words } = useSite();
  const names = new Map(record.sources.map(({ key, name }) => [key, name]));
  return (
    <Section id="sources" title={words.record.sources}>
      <p>{words.record.sourcesIntro(record.sources.length)}</p>
      {record.conflicts.length > 0 ? (
        <ul className="conflicts">
          {record.conflicts.map((field) => (
            <li key={field}>{words.record.conflictIn(fieldName(language, field))}</li>
          ))}
        </ul>
      ) : null}
      <ul className="sources">
        {record.sources.map(({ key, name, url, retrieved, confidence, evidence }) => (
          <li key={key}>
            {url ? <a href={url}>{name}</a> : name}
            <span className="small-print">
              {words.record.confidenceOf[confidence]}
              {retrieved ? (
                <>
                  {' · '}
                  {words.record.retrieved} <Dated date={retrieved} />
                </>
              ) : null}
              {evidence ? ` · ${evidence}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <ClaimTable record={record} names={names} />
    </Section>
  );
}

function ClaimTable({ record, names }: { record: StandardRecord; names: Map<string, string> }) {
  const { language, words } = useSite();
  return (
    <details id="claims">
      <summary>{words.record.claims}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="table-scroll" aria-label={words.record.claims} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.record.field}</th>
              <th scope="col">{words.record.says}</th>
              <th scope="col">{words.record.source}</th>
            </tr>
          </thead>
          {Object.entries(record.claims).map(([field, claims]) => (
            <tbody key={field} data-conflict={record.conflicts.includes(field) || undefined}>
              {claims.map((claim, position) => (
                <tr key={claim.source}>
                  {position === 0 ? (
                    <th scope="rowgroup" rowSpan={claims.length}>
                      {fieldName(language, field)}
                    </th>
                  ) : null}
                  <td>{claimText(claim.value)}</td>
                  <td>{names.get(claim.source) ?? claim.source}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </details>
  );
}

export function RecordHistory({ events }: { events: HistoryEvent[] }) {
  const { language, words } = useSite();
  if (events.length === 0) return null;
  return (
    <Section id="history" title={words.record.history}>
      <details>
        <summary>{words.unit.items(String(events.length))}</summary>
        <ol className="history">
          {events.map(({ revision, at, event, actor, reason, changed }) => (
            <li key={revision}>
              <time dateTime={at}>{at.slice(0, 10)}</time> <strong>{words.record.events[event] ?? event}</strong>{' '}
              {actor}
              {reason ? ` · ${reason}` : ''}
              {changed.length > 0 ? (
                <span className="small-print">
                  {changed.map((field) => fieldName(language, field)).join(words.unit.listComma)}
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      </details>
    </Section>
  );
}
