import type { RegisterQuery, StateCount } from '#shared/deposits/list-deposits.ts';
import { countText } from '../dates.ts';
import { useSite } from '../messages/messages.ts';
import { Field } from './form-parts.tsx';

interface Props {
  query: RegisterQuery;
  states: readonly StateCount[];
}

/** Looks in the register by number, holder and state; the answer has an address of its own. */
export function DepositSearch({ query: { number, holder, holderName, state }, states }: Props) {
  const { words, to } = useSite();
  const { deposits } = words;
  return (
    <search aria-label={deposits.find}>
      <form className="form deposit-search" action={to('/deposits')}>
        <Field id="deposit-number" name="number" label={deposits.number} help={deposits.numberHelp} value={number} />
        <Field
          id="deposit-holder"
          name="holderName"
          label={deposits.holder}
          help={deposits.holderHelp}
          value={holderName}
        />
        {holder ? (
          <p>
            <input type="hidden" name="holder" value={holder} />
            {deposits.ofHolder} <code>{holder}</code>
          </p>
        ) : null}
        <div className="field">
          <label htmlFor="deposit-state">{deposits.state}</label>
          <select id="deposit-state" name="state" defaultValue={state ?? ''}>
            <option value="">{deposits.anyState}</option>
            {states.map(({ state: one, count }) => (
              <option key={one} value={one}>
                {count === null ? deposits.states[one] : `${deposits.states[one]} (${countText(count)})`}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{deposits.findButton}</button>
      </form>
    </search>
  );
}
