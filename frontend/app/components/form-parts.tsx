import type { Problem } from '#shared/runtime/problem.ts';
import { useSite } from '../messages/messages.ts';

interface FieldProps {
  id: string;
  name: string;
  label: string;
  help?: string;
  value?: string;
  type?: 'text' | 'email' | 'number' | 'date';
  required?: boolean;
  lang?: string;
}

/** One line to fill in, with its label above and what helps below. */
export function Field({ id, name, label, help, value, type = 'text', required, lang }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        required={required}
        lang={lang}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      <Help of={id} text={help} />
    </div>
  );
}

/** What helps with a field, which its control is described by. */
function Help({ of, text }: { of: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <p className="help" id={`${of}-help`}>
      {text}
    </p>
  );
}

type RoleWord = keyof ReturnType<typeof useSite>['words']['account']['role'];

/** Roles to tick. */
export function RoleChoices({
  name,
  legend,
  offered,
  held,
}: {
  name: string;
  legend: string;
  offered: readonly RoleWord[];
  held: readonly RoleWord[];
}) {
  const { words } = useSite();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {offered.map((role) => (
        <label key={role} className="choice">
          <input type="checkbox" name={name} value={role} defaultChecked={held.includes(role)} />
          {words.account.role[role]}
        </label>
      ))}
    </fieldset>
  );
}

/** Why the API refused what a form asked for; the form below it keeps what was typed. */
export function Refusal({ problem }: { problem: Problem | undefined }) {
  const { words } = useSite();
  if (!problem) return null;
  return (
    <div className="refusal" role="alert">
      <p>
        <strong>{words.account.notDone}</strong>
        {words.unit.colon}
        {problem.detail}
      </p>
      {problem.errors.length > 0 ? (
        <ul>
          {problem.errors.map(({ pointer, detail }) => (
            <li key={pointer}>
              <code>{pointer.replace('/body/', '')}</code>
              {words.unit.colon}
              {words.problem.badValue(detail)}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="small-print">
        {words.problem.requestId} <code>{problem.instance}</code>
      </p>
    </div>
  );
}

interface TextFieldProps {
  id: string;
  name?: string;
  label: string;
  help?: string;
  value?: string;
  required?: boolean;
  rows?: number;
  /** Most characters. */
  longest?: number;
}

/** Some lines to fill in; the name is the id unless given. */
export function TextField({ id, name = id, label, help, value, required, rows = 3, longest = 2000 }: TextFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={longest}
        defaultValue={value}
        required={required}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      <Help of={id} text={help} />
    </div>
  );
}

interface ChoiceProps {
  id: string;
  name?: string;
  label: string;
  value?: string;
  options: [value: string, word: string][];
}

/** One of several; the name is the id unless given. */
export function Choice({ id, name = id, label, value, options }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value}>
        {options.map(([one, word]) => (
          <option key={one} value={one}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
