import type { CitingLaw } from '#shared/citations/list-citing-laws.ts';
import { useSite } from '../messages/messages.ts';
import { Dated } from './dated.tsx';

/** Laws that refer to a standard, each place with its article and the sentence that is the evidence. */
export function CitingLaws({ laws }: { laws: readonly CitingLaw[] }) {
  if (laws.length === 0) return null;
  return (
    <ul className="citing-laws">
      {laws.map((law) => (
        <li key={law.id}>
          <LawLine law={law} />
          <ul>
            {law.references.map(({ article, sentence, written, namedAs }) => (
              <Place key={article + sentence + written} {...{ article, sentence, written, namedAs }} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function LawLine({ law }: { law: CitingLaw }) {
  const { words } = useSite();
  const { laws } = words;
  return (
    <>
      <strong lang="zh-Hans">《{law.title}》</strong> <span className="access-tag">{laws.rank[law.rank]}</span>
      {law.isDemo ? <span className="access-tag">{laws.demo}</span> : null}
      <p className="small-print">
        {laws.status[law.status]}
        {law.issued ? (
          <>
            {' · '}
            {laws.issued} <Dated date={law.issued} />
          </>
        ) : null}
        {law.effective ? (
          <>
            {' · '}
            {laws.effective} <Dated date={law.effective} />
          </>
        ) : null}
        {' · '}
        {laws.source} {law.source.name} <span lang="zh-Hans">{law.source.place}</span>
      </p>
    </>
  );
}

function Place({ article, sentence, written, namedAs }: Omit<CitingLaw['references'][number], 'kind'>) {
  const { words } = useSite();
  const [before = '', ...after] = sentence.split(written);
  return (
    <li>
      {article ? <span lang="zh-Hans">{article} </span> : null}
      <q lang="zh-Hans">
        {before}
        {after.length > 0 ? <mark>{written}</mark> : null}
        {after.join(written)}
      </q>{' '}
      <span className="small-print">{words.laws.namedAs[namedAs]}</span>
    </li>
  );
}

/** Most laws of a class that a page shows. */
const mostShown = 20;

/** Laws that bind a whole class of standards, folded away: they say nothing of this one alone. */
export function ClassLaws({ laws, id }: { laws: readonly CitingLaw[]; id: string }) {
  const { words } = useSite();
  if (laws.length === 0) return null;
  return (
    <details>
      <summary>{words.laws.classes(laws.length)}</summary>
      <CitingLaws laws={laws.slice(0, mostShown).map((law) => ({ ...law, references: law.references.slice(0, 2) }))} />
      {laws.length > mostShown ? (
        <p>
          <a href={`/v1/standards/${id}/laws?by=class`}>{words.laws.classesAll}</a>
        </p>
      ) : null}
    </details>
  );
}
