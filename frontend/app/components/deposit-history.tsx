import type { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { useSite } from '../messages/messages.ts';
import { DepositState } from './deposit-state.tsx';
import { Instant } from './instant.tsx';
import { Section } from './section.tsx';

/** What happened to a deposit, in order. */
export function DepositHistory({ history }: Pick<DepositRecord, 'history'>) {
  const { words } = useSite();
  const { deposits, desk, unit } = words;
  const moves: Record<string, string> = deposits.moves;
  return (
    <Section id="history" title={deposits.history}>
      <ol className="history">
        {history.map(({ revision, at, move, from, to, by, reason, code }) => (
          <li key={revision}>
            <Instant at={at} /> {moves[move] ?? move} <span className="small-print">{deposits.actors[by]}</span>{' '}
            {from === to ? null : <DepositState state={to} />}
            {reason ? (
              <p className="small-print">
                {deposits.because}
                {unit.colon}
                {code ? `${desk.codes[code]}${unit.comma}` : ''}
                {reason}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
