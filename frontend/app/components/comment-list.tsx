import type { CommentView } from '#shared/lifecycle/comment.ts';
import type { ProjectView } from '#shared/lifecycle/project-view.ts';
import { useSite } from '../messages/messages.ts';
import { Instant } from './instant.tsx';
import { Section } from './section.tsx';

interface CommentListProps {
  project: ProjectView;
  comments: CommentView[];
  next: string | null;
}

/** Comments with what became of them, and the table of them to take away. */
export function CommentList({ project: { id, comments: counted }, comments, next }: CommentListProps) {
  const said = useSite().words.lifecycle.comments;
  const api = `/v1/projects/${id}/comments`;
  return (
    <Section id="comments" title={said.title}>
      <p>{said.counted(counted.received, counted.disposed)}</p>
      <p className="check-actions">
        <a href={`${api}.csv`}>{said.csv}</a>
        <a href={api}>{said.json}</a>
      </p>
      <ol className="plain-list matter-list">
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} />
        ))}
      </ol>
      {next ? (
        <p>
          <a href={`?comments=${next}#comments`}>{said.next}</a>
        </p>
      ) : null}
    </Section>
  );
}

function CommentItem({ comment: { clause, text, proposal, name, receivedAt, disposition } }: { comment: CommentView }) {
  const { lifecycle, unit } = useSite().words;
  const said = lifecycle.comments;
  return (
    <li>
      <p className="small-print">
        <strong>{clause ?? lifecycle.comment.whole}</strong> {name} <Instant at={receivedAt} />
      </p>
      <p className="matter-text">{text ?? <em>{disposition ? said.withheld : said.waiting}</em>}</p>
      {proposal ? <p className="matter-text">{proposal}</p> : null}
      {disposition ? (
        <p>
          <strong>{lifecycle.verdicts[disposition.verdict]}</strong>
          {disposition.reason ? `${unit.colon}${disposition.reason}` : ''}
        </p>
      ) : null}
    </li>
  );
}
