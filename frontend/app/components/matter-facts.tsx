import { isOpen } from '#shared/feedback/matter.ts';
import { movesOf } from '#shared/feedback/matter-moves.ts';
import type { MatterView } from '#shared/feedback/matter-view.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';
import { TextField } from './form-parts.tsx';
import { Instant } from './instant.tsx';
import { long } from './matter-forms.tsx';
import { Section } from './section.tsx';

/** A matter with its answer and history, and what its sender may do. */
export function MatterFacts({ matter, code }: { matter: MatterView; code?: string }) {
  const { words } = useSite();
  const { feedback } = words;
  const said = feedback.matter;
  const { id, about, state, due, answer, history, text, proposal, evidence, custodian, sender } = matter;
  const rows: [string, string | null | undefined][] = [
    [said.number, id],
    [said.due, isOpen(matter) ? due : null],
    [said.custodian, custodian],
    [said.sender, [sender?.name, sender?.email].filter(Boolean).join(' ')],
    [said.clause, about.clause],
  ];
  return (
    <>
      <p>
        <strong>{feedback.states[state]}</strong> <Subject matter={matter} />
      </p>
      <dl className="facts">
        {rows.map(([label, value]) =>
          value ? (
            <div className="fact" key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Section id="text" title={said.text}>
        <p className="matter-text">{text ?? said.moves.clear}</p>
        <Stated label={said.proposal} text={proposal} />
        <Stated label={said.evidence} text={evidence} />
      </Section>
      <Section id="answer" title={said.answer}>
        <p className="matter-text">{answer?.text ?? (isOpen(matter) ? said.noAnswer(due) : feedback.states[state])}</p>
        {answer?.revision ? <p>{said.revision(answer.revision)}</p> : null}
      </Section>
      <Section id="history" title={said.history}>
        <ol className="plain-list">
          {history.map(({ move, at, by, reason }) => (
            <li key={at + move}>
              <Instant at={at} /> {said.from[by]} {said.moves[move] ?? move} {reason}
            </li>
          ))}
        </ol>
      </Section>
      {code ? <SenderMoves matter={matter} code={code} /> : null}
    </>
  );
}

/** What a matter is about: a standard, or an organization alone. */
export function Subject({ matter: { about, number } }: { matter: MatterView }) {
  const { to } = useSite();
  if (!about.standard) return about.organization;
  return (
    <a href={to(`/standards/${about.standard}`)}>
      <Designation number={number ?? about.standard} />
    </a>
  );
}

/** One thing that was said beside the text, if it was. */
export function Stated({ label, text }: { label: string; text: string | null | undefined }) {
  const { unit } = useSite().words;
  if (!text) return null;
  return (
    <p className="matter-text">
      <span className="soft">
        {label}
        {unit.colon}
      </span>
      {text}
    </p>
  );
}

function SenderMoves({ matter, code }: { matter: MatterView; code: string }) {
  const { matter: said } = useSite().words.feedback;
  const [move] = movesOf(matter, 'sender');
  if (!move) return null;
  return (
    <form method="post" className="form">
      <input type="hidden" name="code" value={code} />
      {move === 'reopen' ? <TextField id="text" label={said.reopenText} required {...long} /> : null}
      <button type="submit" name="move" value={move}>
        {said.acts[move]}
      </button>
    </form>
  );
}
