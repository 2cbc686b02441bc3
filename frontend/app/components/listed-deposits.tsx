import type { ReactNode } from 'react';
import type { DepositSummary } from '#shared/deposits/deposit-view.ts';
import { useSite } from '../messages/messages.ts';
import { DepositName } from './deposit-name.tsx';
import { DepositState } from './deposit-state.tsx';

interface Props {
  deposits: readonly DepositSummary[];
  /** What else is said of each. */
  extra?: (deposit: DepositSummary) => ReactNode;
}

/** Deposits that lead to the desk where parties act on them. */
export function ListedDeposits({ deposits, extra }: Props) {
  const { to } = useSite();
  if (deposits.length === 0) return null;
  return (
    <ul className="entries">
      {deposits.map((deposit) => (
        <li key={deposit.id}>
          <p>
            <a href={to(`/account/deposits/${deposit.id}`)}>
              <DepositName deposit={deposit} />
            </a>{' '}
            <DepositState state={deposit.state} />
          </p>
          {extra?.(deposit)}
          <p className="small-print">
            <code>{deposit.id}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
