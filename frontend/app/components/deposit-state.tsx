import type { DepositState as State } from '#shared/deposits/deposit.ts';
import { useSite } from '../messages/messages.ts';

/** The state of a deposit in a word. */
export function DepositState({ state }: { state: State }) {
  const { words } = useSite();
  return (
    <strong className="deposit-state" data-deposit={state}>
      {words.deposits.states[state]}
    </strong>
  );
}
