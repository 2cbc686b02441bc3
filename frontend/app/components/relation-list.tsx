import type { RelationView, StandardRecord } from '#shared/standards/standard-view.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { groupRelations } from '../relation-groups.ts';
import { Dated } from './dated.tsx';
import { Designation } from './designation.tsx';
import { Section } from './section.tsx';
import { StatusMark } from './status-mark.tsx';
import { MainTitle } from './titles.tsx';

/** Relations of the record, grouped by type; those that other records state about it come apart. */
export function RelationList({ record, search }: { record: StandardRecord; search: string }) {
  const { language, words, to } = useSite();
  const groups = groupRelations(record.relations);
  return (
    <Section id="relations" title={`${words.record.relations} (${record.relations.length + record.adoption.length})`}>
      {groups.length + record.adoption.length === 0 ? <p>{words.record.noRelations}</p> : null}
      {record.adoption.length > 0 ? (
        <div className="relation-group" id="adoption">
          <h3>
            {words.record.adoption} <span className="count">{record.adoption.length}</span>
          </h3>
          <ul>
            {record.adoption.map(({ number, id, degree, status }) => (
              <li key={number}>
                {id ? (
                  <a href={to(`/standards/${id}`) + search}>
                    <Designation number={number} />
                  </a>
                ) : (
                  <Designation number={number} />
                )}
                {degree ? (
                  <abbr className="access-tag" title={fieldWord(language, 'adoption', degree)}>
                    {degree}
                  </abbr>
                ) : null}
                {status ? <StatusMark status={status} /> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {groups.map(({ type, relations }) => (
        <div className="relation-group" key={type} id={`relation-${type}`}>
          <h3>
            {fieldWord(language, 'relation', type)} <span className="count">{relations.length}</span>
          </h3>
          <ul>
            {relations.map((relation) => (
              <RelationLine key={relation.number} relation={relation} search={search} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function RelationLine({ relation, search }: { relation: RelationView; search: string }) {
  const { words, to } = useSite();
  return (
    <li>
      {relation.id && relation.title ? (
        <a href={to(`/standards/${relation.id}`) + search}>
          <Designation number={relation.number} /> <MainTitle titles={relation.title} />
        </a>
      ) : (
        <>
          <Designation number={relation.number} /> <span className="not-held">{words.record.notHeld}</span>
        </>
      )}
      {relation.status ? <StatusMark status={relation.status} /> : null}
      {relation.on ? <Dated date={relation.on} /> : null}
      {relation.scope ? <span className="relation-scope">{relation.scope}</span> : null}
    </li>
  );
}
