import type { ProjectView } from '#shared/lifecycle/project-view.ts';
import type { Problem } from '#shared/runtime/problem.ts';
import { useSite } from '../messages/messages.ts';
import { Choice, Field, Refusal, TextField } from './form-parts.tsx';
import { Section } from './section.tsx';

interface CommentFormProps {
  project: ProjectView;
  /** Clause that the address names. */
  clause: string | null;
  answer?: { sent?: { id: string; code: string }; typed?: Record<string, string>; problem?: Problem };
}

/** Takes a comment on a clause or the whole draft; then its number and code are shown. */
export function CommentForm({ project: { draft }, clause, answer }: CommentFormProps) {
  const { lifecycle, unit } = useSite().words;
  const said = lifecycle.comment;
  const typed: Record<string, string> = answer?.typed ?? {};
  const clauses = (draft?.clauses ?? []).map((one): [string, string] => [
    one.clause,
    `${one.clause} ${one.title ?? ''}`,
  ]);
  if (answer?.sent) {
    return (
      <Section id="comment" title={said.sent}>
        <div className="sent-matter" role="status">
          <p>{said.keep}</p>
          <p>
            {said.id}
            {unit.colon}
            <code>{answer.sent.id}</code>
          </p>
          <p>
            {said.code}
            {unit.colon}
            <code>{answer.sent.code}</code>
          </p>
        </div>
      </Section>
    );
  }
  return (
    <Section id="comment" title={said.title}>
      <p>{said.lead}</p>
      <Refusal problem={answer?.problem} />
      <form method="post" action="#comment" className="form">
        <Choice
          id="clause"
          label={said.clause}
          value={typed.clause ?? clause ?? ''}
          options={[['', said.whole], ...clauses]}
        />
        <TextField id="text" label={said.text} value={typed.text} required rows={5} longest={4000} />
        <TextField id="proposal" label={said.proposal} value={typed.proposal} longest={4000} />
        <Field id="name" name="name" label={said.name} value={typed.name} />
        <Field id="email" name="email" type="email" label={said.email} value={typed.email} />
        <label className="choice">
          <input type="checkbox" name="showName" value="yes" defaultChecked={typed.showName === 'yes'} />
          {said.showName}
        </label>
        <button type="submit">{said.submit}</button>
      </form>
    </Section>
  );
}
