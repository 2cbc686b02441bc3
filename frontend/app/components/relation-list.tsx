import type { ReactNode } from 'react';
import type { RelationView, StandardRecord } from '#shared/standards/standard-view.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { groupRelations, type RelationGroup } from '../relation-groups.ts';
import { Dated } from './dated.tsx';
import { Designation } from './designation.tsx';
import { Section } from './section.tsx';
import { StatusMark } from './status-mark.tsx';
import { MainTitle } from './titles.tsx';

/** What the record says of other standards and what is said of it, each grouped by type. */
export function RelationList({ record, search }: { record: StandardRecord; search: string }) {
  const { words, to } = useSite();
  const groups = groupRelations(record.relations);
  const count = record.relations.length + record.adoption.length;
  return (
    <Section id="relations" title={`${words.record.relations} (${count})`}>
      {count === 0 ? <p>{words.record.noRelations}</p> : null}
      <div className="relations">
        <Direction title={words.record.relationsOut} groups={groups.out} search={search}>
          {record.adoption.length > 0 ? <AdoptionGroup record={record} search={search} /> : null}
        </Direction>
        <Direction title={words.record.relationsIn} groups={groups.in} search={search} />
      </div>
      {record.relations.some(({ type }) => type === 'cites' || type === 'cited-by') ? (
        <p>
          <a href={to(`/standards/${record.id}/citations${search}`)}>{words.citations.open}</a>
        </p>
      ) : null}
    </Section>
  );
}

interface DirectionProps {
  title: string;
  groups: RelationGroup[];
  search: string;
  children?: ReactNode;
}

function Direction({ title, groups, search, children }: DirectionProps) {
  const { language } = useSite();
  if (groups.length === 0 && !children) return null;
  return (
    <div>
      <h3>{title}</h3>
      {children}
      {groups.map(({ type, relations }) => (
        <div className="relation-group" key={type} id={`relation-${type}`}>
          <GroupTitle title={fieldWord(language, 'relation', type)} count={relations.length} />
          <ul>
            {relations.map((relation) => (
              <RelationLine key={relation.number + relation.id} relation={relation} search={search} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function GroupTitle({ title, count }: { title: string; count: number }) {
  return (
    <h4>
      {title} <span className="count">{count}</span>
    </h4>
  );
}

function AdoptionGroup({ record, search }: { record: StandardRecord; search: string }) {
  const { language, words, to } = useSite();
  return (
    <div className="relation-group" id="adoption">
      <GroupTitle title={words.record.adoption} count={record.adoption.length} />
      <ul>
        {record.adoption.map(({ number, id, degree, status }) => (
          <li key={number}>
            {id && status ? (
              <a href={to(`/standards/${id}`) + search}>
                <Designation number={number} />
              </a>
            ) : (
              <Designation number={number} />
            )}
            {degree ? (
              <span className="access-tag">
                {degree} {fieldWord(language, 'adoption', degree)}
              </span>
            ) : null}
            {status ? <StatusMark status={status} /> : null}
          </li>
        ))}
      </ul>
    </div>
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
