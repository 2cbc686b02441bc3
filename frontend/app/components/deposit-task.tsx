import type { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { useSite } from '../messages/messages.ts';
import { DepositDue } from './deposit-due.tsx';
import { DepositName } from './deposit-name.tsx';
import { DepositState } from './deposit-state.tsx';

/** Moves whose reason the holder should read before acting. */
const telling = ['return', 'challenge', 'require-amendment', 'take-down', 'delist'];

/** What a holder may say to a decision or a challenge. */
const answering = ['answer', 'counter-notice', 'appeal'] as const;

/** A deposit with what its holder has to do next, and why. */
export function DepositTask({ deposit }: { deposit: DepositRecord }) {
  const { words, to } = useSite();
  const { desk, deposits, unit } = words;
  const { id, state, history } = deposit;
  const why = history.findLast(({ move }) => telling.includes(move));
  return (
    <>
      <p>
        <a href={to(`/account/deposits/${id}`)}>
          <DepositName deposit={deposit} />
        </a>{' '}
        <DepositState state={state} />
      </p>
      <p>
        <strong>{deposit.amendment ? desk.correct : desk.next[state]}</strong> <NextStep deposit={deposit} />
      </p>
      {why?.reason ? (
        <p>
          {deposits.because}
          {unit.colon}
          {why.code ? `${desk.codes[why.code]}${unit.comma}` : ''}
          {why.reason}
        </p>
      ) : null}
      <DepositDue deposit={deposit} />
    </>
  );
}

/** The link to what is to be done. */
export function NextStep({ deposit: { id, state, moves, amendment } }: { deposit: DepositRecord }) {
  const { words, to } = useSite();
  const { desk } = words;
  if (state === 'uploading' && moves.includes('seal')) return <a href={to(`/deposits/${id}/continue`)}>{desk.goOn}</a>;
  if (state === 'returned') return <a href={`${to('/deposits/new')}?from=${id}`}>{desk.again}</a>;
  if (amendment && moves.includes('answer'))
    return <a href={`${to('/deposits/new')}?supersedes=${id}`}>{desk.newer}</a>;
  const own = answering.find((move) => moves.includes(move));
  return own ? <a href={`${to(`/account/deposits/${id}`)}#${own}`}>{desk.act}</a> : null;
}
