import type { CommentView } from '#shared/lifecycle/comment.ts';
import { useSite } from '../messages/messages.ts';
import { Instant } from './instant.tsx';

const verdicts = ['accepted', 'partly-accepted', 'rejected'] as const;

/** A comment that waits, with what an editor can decide of it. */
export function DeskComment({ comment }: { comment: CommentView }) {
  const { lifecycle } = useSite().words;
  const said = lifecycle.comments;
  const { id, clause, text, proposal, name, email, receivedAt } = comment;
  return (
    <li>
      <p className="small-print">
        <strong>{clause ?? lifecycle.comment.whole}</strong> {name} {email} <Instant at={receivedAt} />
      </p>
      <p className="matter-text">{text}</p>
      {proposal ? <p className="matter-text">{proposal}</p> : null}
      <form method="post" className="form check-form">
        <input type="hidden" name="comment" value={id} />
        <label htmlFor={`reason-${id}`}>{said.reason}</label>
        <textarea id={`reason-${id}`} name="reason" rows={2} maxLength={4000} />
        <label className="choice">
          <input type="checkbox" name="hidesText" value="yes" />
          {said.hidesText}
        </label>
        <p className="check-actions">
          {verdicts.map((verdict) => (
            <button key={verdict} type="submit" name="verdict" value={verdict}>
              {lifecycle.verdicts[verdict]}
            </button>
          ))}
        </p>
      </form>
    </li>
  );
}
