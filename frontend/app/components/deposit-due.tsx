import type { DepositSummary } from '#shared/deposits/deposit-view.ts';
import { useSite } from '../messages/messages.ts';
import { Instant } from './instant.tsx';

/** Until when each side should act, with a word where that is past. */
export function DepositDue({ deposit: { due }, now = new Date() }: { deposit: DepositSummary; now?: Date }) {
  const { desk, unit } = useSite().words;
  const sides = [
    { name: desk.answerBy, at: due?.holder },
    { name: desk.decideBy, at: due?.reviewer },
  ];
  return sides.map(({ name, at }) =>
    at ? (
      <p key={name} className="small-print">
        {name}
        {unit.colon}
        <Instant at={at} /> {at < now.toISOString() ? <strong className="overdue">{desk.overdue}</strong> : null}
      </p>
    ) : null,
  );
}
