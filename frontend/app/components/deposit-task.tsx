import type { DepositRecord } from '#shared/deposits/deposit-view.ts';
import { useSite } from '../messages/messages.ts';
import { DepositDue } from './deposit-due.tsx';
import { DepositName } from './deposit-name.tsx';
import { DepositState } from './deposit-state.tsx';

/** Moves whose reason the holder should read before acting. */
const telling = ['return', 'challenge', 'take-down'];

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
        <strong>{desk.next[state]}</strong> <NextStep deposit={deposit} />
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
export function NextStep({ deposit: { id, state, moves } }: { deposit: DepositRecord }) {
  const { words, to } = useSite();
  const { desk } = words;
  if (state === 'uploading' && moves.includes('seal')) return <a href={to(`/deposits/${id}/continue`)}>{desk.goOn}</a>;
  if (state === 'returned') return <a href={`${to('/deposits/new')}?from=${id}`}>{desk.again}</a>;
  if (moves.includes('answer')) return <a href={`${to(`/account/deposits/${id}`)}#answer`}>{desk.act}</a>;
  if (moves.includes('counter-notice')) {
    return <a href={`${to(`/account/deposits/${id}`)}#counter-notice`}>{desk.act}</a>;
  }
  return null;
}
