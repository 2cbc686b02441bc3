import { type Erratum, erratumView, printErratum } from '#shared/standards/erratum.ts';
import { useSite } from '../messages/messages.ts';
import { ErrataList } from './errata-list.tsx';
import { Choice, Field, TextField } from './form-parts.tsx';

interface ErratumFormProps {
  /** The state of the record that the page shows; another one refuses the form. */
  revision: number;
  today: string;
  typed?: Record<string, string> | undefined;
}

/** What an editor fills in to state an erratum. */
export function ErratumForm({ revision, today, typed = {} }: ErratumFormProps) {
  const { errata: said } = useSite().words.record;
  const { technical, editorial } = said.kinds;
  return (
    <form method="post" className="form">
      <input type="hidden" name="revision" value={revision} />
      <Field id="on" name="on" type="date" label={said.on} value={typed.on ?? today} required />
      <Choice
        id="kind"
        label={said.kind}
        value={typed.kind}
        options={[
          ['', '—'],
          ['technical', technical],
          ['editorial', editorial],
        ]}
      />
      <Field id="clause" name="clause" label={said.clauseField} help={said.clauseHelp} value={typed.clause} />
      <Field id="page" name="page" type="number" label={said.pageField} value={typed.page} />
      <TextField id="zh" label={said.zh} help={said.textHelp} value={typed.zh} longest={1000} required />
      <TextField id="en" label={said.en} value={typed.en} longest={1000} />
      <Field id="source" name="source" label={said.sourceField} help={said.sourceHelp} value={typed.source} />
      <Field id="url" name="url" label={said.url} value={typed.url} />
      <Field id="reason" name="reason" label={said.reason} value={typed.reason} />
      <button type="submit">{said.submit}</button>
    </form>
  );
}

/** Errata that editors state, each with what takes it back. */
export function ErrataEntries({ errata, revision }: { errata: readonly Erratum[]; revision: number }) {
  const { language, words } = useSite();
  const said = words.record.errata;
  return (
    <ol className="entries">
      {errata.map((erratum, at) => (
        <li key={printErratum(erratum)}>
          <ErrataList errata={[erratumView(erratum)]} />
          <form method="post">
            <input type="hidden" name="revision" value={revision} />
            <input type="hidden" name="strike" value={at} />
            <button type="submit" aria-label={said.strikeOf(printErratum(erratum, language))}>
              {said.strike}
            </button>
          </form>
        </li>
      ))}
    </ol>
  );
}
