import { beijingTime } from '../dates.ts';
import { useSite } from '../messages/messages.ts';

/** A moment by the clock of Beijing; machines read it in UTC to the millisecond. */
export function Instant({ at }: { at: string }) {
  const { words } = useSite();
  return (
    <time className="date" dateTime={at} title={words.deposits.beijing}>
      {beijingTime(at)}
    </time>
  );
}
