import type { ProjectView } from '#shared/lifecycle/project-view.ts';
import { useSite } from '../messages/messages.ts';
import { Section } from './section.tsx';

/** The draft for comment, clause by clause, each with the way to comment on it. */
export function DraftClauseList({ project: { draft, takesComments } }: { project: ProjectView }) {
  const { lifecycle, unit } = useSite().words;
  return (
    <Section id="draft" title={lifecycle.draft}>
      {draft ? null : <p>{lifecycle.noDraft}</p>}
      {draft?.clauses.map(({ clause, title, text }) => (
        <div key={clause} className="draft-clause" id={`clause-${clause}`}>
          <h3>
            {clause} {title}
          </h3>
          <p className="matter-text">{text}</p>
          {takesComments ? (
            <p className="small-print">
              <a href={`?clause=${encodeURIComponent(clause)}#comment`}>{lifecycle.comment.onClause(clause)}</a>
            </p>
          ) : null}
        </div>
      ))}
      {draft ? (
        <p className="small-print">
          {lifecycle.draftHash}
          {unit.colon}
          <code className="hash">{draft.sha256}</code>
        </p>
      ) : null}
    </Section>
  );
}
