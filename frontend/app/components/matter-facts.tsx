import type { MatterView } from '#shared/feedback/matter-view.ts';
import { useSite } from '../messages/messages.ts';
import { TextField } from './form-parts.tsx';
import { Instant } from './instant.tsx';
import { long } from './matter-forms.tsx';
import { Section } from './section.tsx';

/** A matter with its answer and history, and what its sender may do. */
export function MatterFacts({ matter, code }: { matter: MatterView; code?: string }) {
  const { words, to } = useSite();
  const { feedback } = words;
  const said = feedback.matter;
  const { about, state, due, answer, history, text, proposal, evidence } = matter;
  const rows: [string, string | null | undefined][] = [
    [said.clause, about.clause],
    [said.text, text],
    [said.proposal, proposal],
    [said.evidence, evidence],
  ];
  return (
    <>
      <p>
        <strong>{feedback.states[state]}</strong>{' '}
        {about.standard ? <a href={to(`/standards/${about.standard}`)}>{about.standard}</a> : about.organization}
      </p>
      <dl className="facts">
        {rows.map(([label, value]) =>
          value ? (
            <div className="fact" key={label}>
              <dt>{label}</dt>
              <dd className="matter-text">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Section id="answer" title={said.answer}>
        <p className="matter-text">{answer ? answer.text : said.noAnswer(due)}</p>
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
      {code ? <SenderMoves state={state} code={code} /> : null}
    </>
  );
}

function SenderMoves({ state, code }: { state: MatterView['state']; code: string }) {
  const { matter: said } = useSite().words.feedback;
  const move = state === 'answered' || state === 'declined' ? 'reopen' : 'withdraw';
  if (state === 'withdrawn') return null;
  return (
    <form method="post" className="form">
      <input type="hidden" name="code" value={code} />
      {move === 'reopen' ? <TextField id="text" label={said.reopenText} required {...long} /> : null}
      <button type="submit" name="move" value={move}>
        {said.moves[move]}
      </button>
    </form>
  );
}
