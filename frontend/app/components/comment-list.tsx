import type { CommentView } from '#shared/lifecycle/comment.ts';
import type { ProjectView } from '#shared/lifecycle/project-view.ts';
import type { Problem } from '#shared/runtime/problem.ts';
import { useSite } from '../messages/messages.ts';
import { Field, Refusal } from './form-parts.tsx';
import { Instant } from './instant.tsx';
import { Section } from './section.tsx';

interface CommentListProps {
  project: ProjectView;
  comments: CommentView[];
  next: string | null;
  /** A comment that was looked up by its number and code. */
  look?: { sought: string; found?: CommentView; problem?: Problem } | undefined;
}

/** Comments with what became of them, and the table of them to take away. */
export function CommentList({ project: { id, comments: counted }, comments, next, look }: CommentListProps) {
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
      <OwnComment look={look} />
    </Section>
  );
}

/** Shows a comment to whoever has its code, before its words are public. */
function OwnComment({ look }: Pick<CommentListProps, 'look'>) {
  const { comments: said, comment } = useSite().words.lifecycle;
  const { found, problem, sought } = look ?? {};
  return (
    <details id="own" open={look !== undefined}>
      <summary>{said.mine}</summary>
      <Refusal problem={problem} />
      {found && found.text === null ? (
        <p className="refusal" role="alert">
          {said.wrongCode}
        </p>
      ) : null}
      {found ? (
        <ol className="plain-list matter-list">
          <CommentItem comment={found} />
        </ol>
      ) : null}
      <form method="post" action="#own" className="form">
        <Field id="sought" name="sought" label={comment.id} value={sought} required />
        <Field id="code" name="code" label={comment.code} required />
        <button type="submit">{said.look}</button>
      </form>
    </details>
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
