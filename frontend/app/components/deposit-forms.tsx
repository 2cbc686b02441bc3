import type { MoveName } from '#shared/deposits/deposit-moves.ts';
import type { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { codesOf } from '#shared/deposits/reason-code.ts';
import { decisionOf } from '../deposit-forms.ts';
import { useSite } from '../messages/messages.ts';
import { Choice, Field, TextField } from './form-parts.tsx';

interface Props {
  deposit: DepositRecord;
  /** What was sent and refused. */
  typed?: { move: string; reason: string };
}

/** Moves that need no reason. */
const silent = ['disclose'];

/** A form for each thing that the member can do now, folded; the rules decide which (deposit-moves.ts). */
export function DepositForms({ deposit, typed }: Props) {
  const { desk } = useSite().words;
  const moves = deposit.moves.filter((move) => desk.acts[move] && isWorthwhile(deposit, move));
  if (moves.length === 0) return <p>{desk.nothingToDo}</p>;
  const decides = moves.some((move) => decisionOf(move));
  return (
    <>
      {decides ? <p className="help">{desk.twoPersons}</p> : null}
      {moves.map((move) => (
        <MoveForm
          key={move}
          move={move}
          revision={deposit.revision}
          reason={typed?.move === move ? typed.reason : undefined}
          isOpen={moves.length === 1 || move === typed?.move || move === 'answer'}
        />
      ))}
    </>
  );
}

/** What is disclosed cannot be disclosed again, and what was proposed by oneself need not be proposed again. */
function isWorthwhile({ isDisclosed, internal, moves }: DepositRecord, move: MoveName): boolean {
  if (move === 'disclose') return !isDisclosed;
  if (move === 'propose-rejection') return !internal?.proposal?.isOwn && !moves.includes('reject');
  if (move === 'propose-delisting') return !internal?.proposal?.isOwn && !moves.includes('delist');
  return true;
}

interface FormProps {
  move: MoveName;
  revision: number;
  reason?: string;
  isOpen: boolean;
}

function MoveForm({ move, revision, reason, isOpen }: FormProps) {
  const { desk } = useSite().words;
  const act = desk.acts[move];
  const decision = decisionOf(move);
  if (!act) return null;
  return (
    <details className="act" id={move} open={isOpen}>
      <summary>{act.title}</summary>
      <form method="post" className="form">
        <p className="help">{act.help}</p>
        <input type="hidden" name="revision" value={revision} />
        {move === 'offer-transfer' ? (
          <Field id={`${move}-to`} name="to" label={desk.to} help={desk.toHelp} required />
        ) : null}
        {decision ? (
          <Choice
            id={`${move}-code`}
            name="code"
            label={desk.code}
            options={codesOf[decision].map((code) => [code, desk.codes[code]])}
          />
        ) : null}
        {silent.includes(move) ? null : (
          <TextField
            id={`${move}-reason`}
            name="reason"
            label={desk.reason}
            help={desk.reasonHelp}
            value={reason}
            required
          />
        )}
        <button type="submit" name="move" value={move}>
          {act.button}
        </button>
      </form>
    </details>
  );
}
