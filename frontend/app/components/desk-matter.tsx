import type { MatterView } from '#shared/feedback/matter-view.ts';
import { useSite } from '../messages/messages.ts';

/** An open matter with what its desk can do. */
export function DeskMatter({ matter }: { matter: MatterView }) {
  const { words, to } = useSite();
  const { kinds, states, desk, matter: said } = words.feedback;
  const { id, kind, state, about, due, text, proposal, sender, mayPublish, isPublished } = matter;
  const shows = isPublished ? 'hide' : 'publish';
  return (
    <li>
      <p>
        <strong>{kinds[kind]}</strong> {states[state]} · {desk.due(due)} ·{' '}
        {about.standard ? <a href={to(`/standards/${about.standard}`)}>{about.standard}</a> : about.organization}{' '}
        {about.clause}
      </p>
      <p className="matter-text">{text}</p>
      {proposal ? <p className="matter-text">{proposal}</p> : null}
      {sender?.email || sender?.name ? (
        <p className="small-print">
          {sender.name} {sender.email}
        </p>
      ) : null}
      <form method="post" className="form check-form">
        <input type="hidden" name="id" value={id} />
        <label htmlFor={`text-${id}`}>{said.actText}</label>
        <textarea id={`text-${id}`} name="text" rows={3} maxLength={4000} />
        <p className="check-actions">
          {state === 'received' ? <Act move="take" /> : null}
          <Act move="answer" />
          <Act move="decline" />
          {mayPublish ? <Act move={shows} /> : null}
        </p>
      </form>
    </li>
  );
}

function Act({ move }: { move: string }) {
  const { moves } = useSite().words.feedback.matter;
  return (
    <button type="submit" name="move" value={move}>
      {moves[move]}
    </button>
  );
}
