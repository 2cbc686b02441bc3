import { useSite } from '../messages/messages.ts';

/** Compares two checkpoints in the browser. No field has a name, so that nothing can be sent. */
export function ConsistencyForm() {
  const { consistency } = useSite().words;
  return (
    <>
      <p>{consistency.lead}</p>
      <form className="verify-form" data-consistency-form hidden aria-label={consistency.title}>
        <CheckpointField id="older" label={consistency.older} hint={consistency.olderHint} isRequired />
        <CheckpointField id="newer" label={consistency.newer} hint={consistency.newerHint} />
        <p>
          <button type="submit">{consistency.start}</button>
        </p>
        <p className="verify-verdict" role="status" data-consistency />
      </form>
      <ul hidden>
        {Object.entries(consistency.verdicts).map(([verdict, words]) => (
          <li key={verdict} data-consistency-words={verdict}>
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}

interface FieldProps {
  id: string;
  label: string;
  hint: string;
  isRequired?: boolean;
}

function CheckpointField({ id, label, hint, isRequired }: FieldProps) {
  return (
    <div className="verify-field">
      <label htmlFor={`consistency-${id}`}>{label}</label>
      <input type="file" id={`consistency-${id}`} required={isRequired} aria-describedby={`consistency-${id}-hint`} />
      <p className="small-print" id={`consistency-${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
