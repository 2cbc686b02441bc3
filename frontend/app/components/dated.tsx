import { weekdayOf } from '../dates.ts';
import { useSite } from '../messages/messages.ts';

/** A calendar date as it is known, with the day of the week in its tooltip. */
export function Dated({ date }: { date: string }) {
  const { language } = useSite();
  return (
    <time className="date" dateTime={date} title={weekdayOf(date, language)}>
      {date}
    </time>
  );
}
