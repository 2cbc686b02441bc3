import type { DepositSummary } from '#shared/deposits/deposit-view.ts';
import { useSite } from '../messages/messages.ts';
import { DepositName } from './deposit-name.tsx';
import { DepositState } from './deposit-state.tsx';
import { HolderLink } from './holder-link.tsx';
import { Instant } from './instant.tsx';

/** An entry of the register. */
export function DepositItem({ deposit }: { deposit: DepositSummary }) {
  const { words, to } = useSite();
  const { id, state, holder, acceptedAt } = deposit;
  return (
    <article className="result">
      <h2 className="result-title">
        <a href={to(`/deposits/${id}`)}>
          <DepositName deposit={deposit} />
        </a>
      </h2>
      <ul className="result-facts">
        <li>
          <DepositState state={state} />
        </li>
        {holder ? (
          <li>
            {words.deposits.held}
            {words.unit.colon}
            <HolderLink holder={holder} />
          </li>
        ) : null}
        {acceptedAt ? (
          <li>
            {words.deposits.acceptedAt} <Instant at={acceptedAt} />
          </li>
        ) : null}
        <li>
          <code>{id}</code>
        </li>
      </ul>
    </article>
  );
}
