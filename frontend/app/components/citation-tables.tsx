import type { Citation, CitingStandard } from '#shared/citations/citation.ts';
import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';
import { StatusMark } from './status-mark.tsx';
import { MainTitle } from './titles.tsx';

type Source = StandardRecord['sources'][number];

interface CitedTableProps {
  citations: readonly Citation[];
  /** Sources of the record, which the evidence is among. */
  sources: readonly Source[];
}

/** What a standard cites, each with what is to be said of it on the day, and who says that it is cited. */
export function CitedTable({ citations, sources }: CitedTableProps) {
  const { language, words, to } = useSite();
  const { columns, dated, undated, fine } = words.citations;
  if (citations.length === 0) return null;
  return (
    <table className="check-lines">
      <thead>
        <tr>
          <th scope="col">{columns.standard}</th>
          <th scope="col">{columns.kind}</th>
          <th scope="col">{columns.findings}</th>
        </tr>
      </thead>
      <tbody>
        {citations.map((citation) => (
          <tr key={citation.designation} data-judgement={citation.judgement}>
            <td>
              <Named id={citation.standard?.id ?? null} number={citation.designation} />{' '}
              {citation.standard?.status ? <StatusMark status={citation.standard.status} /> : null}
              {citation.standard?.title ? <Title titles={citation.standard.title} /> : null}
            </td>
            <td>
              {citation.dated ? dated : undated}
              <Evidence sources={sources.filter(({ key }) => citation.evidence.includes(key))} />
            </td>
            <td>
              {citation.findings.length === 0 ? fine : null}
              <ul className="check-findings">
                {citation.findings.map((found) => (
                  <li key={found.code + found.en}>{found[language]}</li>
                ))}
              </ul>
              <p className="check-editions">
                {citation.successors.map(({ id, number }) =>
                  id ? (
                    <a key={number} href={to(`/standards/${id}`)}>
                      <Designation number={number} />
                    </a>
                  ) : null,
                )}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Evidence({ sources }: { sources: readonly Source[] }) {
  const { words, to } = useSite();
  return sources.map(({ key, name, url }) => (
    <p key={key} className="small-print">
      {words.citations.columns.evidence}
      {words.unit.colon}
      {url ? <a href={url.startsWith('/') ? to(url) : url}>{name}</a> : name}
    </p>
  ));
}

/** What cites a standard, nearest first. */
export function CitingTable({ standards }: { standards: readonly CitingStandard[] }) {
  const { words } = useSite();
  const { columns, dated, undated, steps } = words.citations;
  if (standards.length === 0) return null;
  return (
    <table className="check-lines">
      <thead>
        <tr>
          <th scope="col">{columns.standard}</th>
          <th scope="col">{columns.distance}</th>
          <th scope="col">{columns.kind}</th>
          <th scope="col">{columns.through}</th>
        </tr>
      </thead>
      <tbody>
        {standards.map((standard) => (
          <tr key={standard.id}>
            <td>
              <Named id={standard.id} number={standard.number} /> <StatusMark status={standard.status} />
              <Title titles={standard.title} />
            </td>
            <td>{steps(standard.distance)}</td>
            <td>{standard.dated ? dated : undated}</td>
            <td>{standard.through.join(words.unit.listComma)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Named({ id, number }: { id: string | null; number: string }) {
  const { to } = useSite();
  if (id === null) return <Designation number={number} />;
  return (
    <a href={to(`/standards/${id}`)}>
      <Designation number={number} />
    </a>
  );
}

function Title({ titles }: { titles: Record<string, string> }) {
  return (
    <p>
      <MainTitle titles={titles} />
    </p>
  );
}
