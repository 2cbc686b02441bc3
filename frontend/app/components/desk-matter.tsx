import { isOpen } from '#shared/feedback/matter.ts';
import { type MatterMove, movesOf } from '#shared/feedback/matter-moves.ts';
import type { MatterView } from '#shared/feedback/matter-view.ts';
import { useSite } from '../messages/messages.ts';
import { Stated, Subject } from './matter-facts.tsx';

interface DeskMatterProps {
  matter: MatterView;
  today: string;
  /** Who handles it here. */
  by: 'desk' | 'custodian';
  /** What was typed and refused. */
  typed?: string | undefined;
}

/** A matter with what its desk or its custodian can do, on a day. */
export function DeskMatter({ matter, today, by, typed }: DeskMatterProps) {
  const { words, to } = useSite();
  const { kinds, states, desk, matter: said } = words.feedback;
  const { id, kind, state, about, due, text, proposal, evidence, sender, answer } = matter;
  const isLate = isOpen(matter) && due < today;
  const moves = movesOf(matter, by);
  return (
    <li>
      <p>
        <strong>{kinds[kind]}</strong> <a href={to(`/feedback/${id}`)}>{states[state]}</a> {words.unit.dot}{' '}
        {isOpen(matter) ? (
          <>
            <span className={isLate ? 'overdue' : undefined}>{isLate ? desk.late(due) : desk.due(due)}</span>{' '}
            {words.unit.dot}{' '}
          </>
        ) : null}
        <Subject matter={matter} /> {about.field} {about.clause}
      </p>
      <p className="matter-text">{text ?? said.moves.clear}</p>
      <Stated label={said.custodian} text={matter.custodian} />
      <Stated label={said.proposal} text={proposal} />
      <Stated label={said.evidence} text={evidence} />
      <Stated label={said.answer} text={answer?.text} />
      {sender?.email || sender?.name ? (
        <p className="small-print">
          {sender.name} {sender.email}
        </p>
      ) : null}
      <form method="post" className="form check-form">
        <input type="hidden" name="id" value={id} />
        <label htmlFor={`text-${id}`}>{said.actText}</label>
        <textarea id={`text-${id}`} name="text" rows={3} maxLength={4000} defaultValue={typed} />
        {kind === 'correction' && moves.includes('answer') ? (
          <>
            <label htmlFor={`revision-${id}`}>{said.recordRevision}</label>
            <input id={`revision-${id}`} name="recordRevision" type="number" min={1} />
          </>
        ) : null}
        <p className="check-actions">
          {moves.map((move) => (
            <Act key={move} move={move} />
          ))}
        </p>
      </form>
    </li>
  );
}

function Act({ move }: { move: MatterMove }) {
  const { acts } = useSite().words.feedback.matter;
  return (
    <button type="submit" name="move" value={move}>
      {acts[move]}
    </button>
  );
}
