import type { EntitlementView } from '#shared/trade/entitlement-view.ts';
import type { LicensedEdition } from '../licence-editions.server.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';
import { Instant } from './instant.tsx';
import { titlesOf } from './listing-item.tsx';
import { StatusMark } from './status-mark.tsx';
import { MainTitle } from './titles.tsx';

interface LicenceProps {
  licence: EntitlementView;
  /** Undefined when the catalogue does not hold it. */
  edition?: LicensedEdition;
}

/** A licence among others: of what, for whom, until when, and whether its edition still stands. */
export function LicenceItem({ licence, edition }: LicenceProps) {
  const { language, words, to } = useSite();
  const { licences, unit } = words;
  const { id, number, title, name, state, holder, until } = licence;
  return (
    <>
      <p>
        <a href={to(`/licences/${id}`)}>
          <Designation number={number} /> <MainTitle titles={titlesOf(title)} />
        </a>
      </p>
      <p>
        {name[language]} {unit.dot} <strong>{licences.states[state]}</strong> {unit.dot}{' '}
        {until ? (
          <>
            {licences.until} <Instant at={until} />
          </>
        ) : (
          licences.forever
        )}
      </p>
      <p className="small-print">
        {licences.holder}
        {unit.colon}
        {(language === 'en' && holder.name.en) || holder.name.zh} {unit.dot} <SeatsTaken licence={licence} />
      </p>
      <EditionNote licence={licence} edition={edition} />
    </>
  );
}

export function SeatsTaken({ licence: { seats, seatsTaken } }: Pick<LicenceProps, 'licence'>) {
  const { licences } = useSite().words;
  return <span>{seats === null ? licences.all : licences.seats(seatsTaken, seats)}</span>;
}

/** Whether the edition that was bought has been replaced since, and by what. */
export function EditionNote({ licence: { standard, includesLaterEditions }, edition }: LicenceProps) {
  const { words, to } = useSite();
  const { licences } = words;
  if (!edition) return null;
  const isOld = edition.replacedBy.length > 0;
  return (
    <div>
      <p>
        {licences.edition} <a href={to(`/standards/${standard}`)}>{standard}</a> <StatusMark status={edition.status} />
      </p>
      {isOld ? (
        <p className="trade-note">
          {licences.superseded}{' '}
          {edition.replacedBy.map(({ id, number }) => (
            <a key={number} href={to(id ? `/standards/${id}` : `/standards?q=${encodeURIComponent(number)}`)}>
              <Designation number={number} />
            </a>
          ))}{' '}
          {includesLaterEditions ? licences.later : licences.notLater}
        </p>
      ) : null}
    </div>
  );
}
