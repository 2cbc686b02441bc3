import { useSite } from '../messages/messages.ts';
import { Field, TextField } from './form-parts.tsx';

export type Typed = Record<string, string>;

export const long = { rows: 4, longest: 4000 };

/** Feedback and corrections; a complaint asks for other things and promises others. */
export function MatterForm({ kind, typed }: { kind: 'feedback' | 'complaint'; typed: Typed }) {
  const { words } = useSite();
  const { new: said, complaint } = words.feedback;
  const isComplaint = kind === 'complaint';
  return (
    <form method="post" className="form check-form">
      {isComplaint ? null : (
        <fieldset className="choices">
          <legend>{said.kind}</legend>
          {(['feedback', 'correction'] as const).map((choice) => (
            <label key={choice} className="choice">
              <input type="radio" name="kind" value={choice} defaultChecked={(typed.kind ?? 'feedback') === choice} />
              {said[choice]}
            </label>
          ))}
        </fieldset>
      )}
      <Field
        id="standard"
        name="standard"
        label={said.standard}
        help={said.standardHelp}
        value={typed.standard}
        required={!isComplaint && !typed.document}
      />
      {isComplaint ? (
        <Field id="organization" name="organization" label={complaint.organization} value={typed.organization} />
      ) : null}
      {typed.document ? <input type="hidden" name="document" value={typed.document} /> : null}
      {typed.page ? <input type="hidden" name="page" value={typed.page} /> : null}
      <Field id="clause" name="clause" label={said.clause} value={typed.clause} />
      <TextField id="text" label={said.text} value={typed.text} required {...long} />
      {isComplaint ? null : <TextField id="proposal" label={said.proposal} value={typed.proposal} {...long} />}
      <TextField id="evidence" label={said.evidence} value={typed.evidence} {...long} />
      <Field id="name" name="name" label={said.name} value={typed.name} />
      <Field id="email" name="email" type="email" label={said.email} value={typed.email} />
      {isComplaint ? null : (
        <label className="choice">
          <input type="checkbox" name="mayPublish" value="yes" defaultChecked={typed.mayPublish === 'yes'} />
          {said.mayPublish}
        </label>
      )}
      <button type="submit">{isComplaint ? complaint.submit : said.submit}</button>
      <p className="small-print">{isComplaint ? complaint.note : said.note}</p>
    </form>
  );
}

/** Number and code of what was just sent. */
export function SentMatter({
  sent,
}: {
  sent: { id: string; code: string; due: string; custodian: string | null; path: string };
}) {
  const { words, to } = useSite();
  const { sent: said } = words.feedback;
  return (
    <section aria-labelledby="sent-title" className="sent-matter">
      <h2 id="sent-title">{said.title}</h2>
      <p>{said.keep}</p>
      <dl className="facts">
        <div className="fact">
          <dt>{said.id}</dt>
          <dd>
            <code>{sent.id}</code>
          </dd>
        </div>
        <div className="fact">
          <dt>{said.code}</dt>
          <dd>
            <code>{sent.code}</code>
          </dd>
        </div>
      </dl>
      <p>
        {sent.custodian ? said.custodian(sent.custodian) : null} {said.due(sent.due)}
      </p>
      <p>
        <a href={to(`${sent.path}/${sent.id}`)}>{said.follow}</a>
      </p>
    </section>
  );
}
