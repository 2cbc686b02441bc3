import { useSite } from '../messages/messages.ts';
import { stepNames } from '../receipt-steps.ts';

/** Every sentence that a verification may end in; the script fills in what it found and shows those that hold. */
export function VerifySteps() {
  const { words } = useSite();
  const { verify } = words;
  const verdicts = ['holds', 'holdsWithoutFile', 'fails', 'hashing', 'unreadable', 'noKey'] as const;
  return (
    <>
      <p className="verify-verdict" role="status" data-verdict />
      {verdicts.map((verdict) => (
        <p key={verdict} hidden data-verdict-words={verdict}>
          {verify[verdict]}
        </p>
      ))}
      <ol className="verify-steps" data-verify-steps hidden>
        {stepNames.map((name) => (
          <Step key={name} name={name} />
        ))}
      </ol>
    </>
  );
}

function Step({ name }: { name: (typeof stepNames)[number] }) {
  const { verify } = useSite().words;
  const { title, ...sentences } = verify.steps[name];
  return (
    <li data-step={name}>
      <h3>{title}</h3>
      {Object.entries(verify.outcome).map(([outcome, word]) => (
        <span key={outcome} className="verify-outcome" data-outcome-word={outcome} hidden>
          {word}
        </span>
      ))}
      <p data-said />
      {Object.entries(sentences).map(([says, sentence]) => (
        <p key={says} hidden data-says={says}>
          {sentence}
        </p>
      ))}
    </li>
  );
}
