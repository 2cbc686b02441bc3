import { useSite } from '../messages/messages.ts';

/** What to verify. Shown by `enhance/verify.ts`, which does all of it; no field has a name, so that nothing can be sent. */
export function VerifyForm() {
  const { words } = useSite();
  const { verify } = words;
  return (
    <>
      <p data-without-script>{verify.without}</p>
      <form className="verify-form" data-verify-form hidden aria-label={verify.form}>
        <FileField id="receipt" label={verify.receipt} hint={verify.receiptHint} isRequired />
        <FileField id="statement" label={verify.statement} hint={verify.statementHint} isRequired />
        <FileField id="file" label={verify.file} hint={verify.fileHint} />
        <div className="verify-field">
          <label htmlFor="verify-key">{verify.key}</label>
          <textarea id="verify-key" rows={2} spellCheck={false} autoComplete="off" aria-describedby="verify-key-hint" />
          <p className="small-print" id="verify-key-hint">
            {verify.keyHint}
          </p>
        </div>
        <FileField id="checkpoint" label={verify.checkpoint} hint={verify.checkpointHint} />
        <FileField id="time-stamp" label={verify.timeStamp} hint={verify.timeStampHint} />
        <p>
          <button type="submit">{verify.start}</button>
        </p>
        <progress hidden max={1} value={0} aria-label={verify.progress} />
      </form>
    </>
  );
}

function FileField({ id, label, hint, isRequired }: { id: string; label: string; hint: string; isRequired?: boolean }) {
  return (
    <div className="verify-field">
      <label htmlFor={`verify-${id}`}>{label}</label>
      <input type="file" id={`verify-${id}`} required={isRequired} aria-describedby={`verify-${id}-hint`} />
      <p className="small-print" id={`verify-${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
