import { useSearchParams } from 'react-router';
import { firstDay } from '#shared/standards/local-date.ts';
import type { StandardRecord } from '#shared/standards/standard-view.ts';
import { weekdayOf } from '../dates.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { isAboutStatus, periodsAround } from '../status-periods.ts';
import { AsOfForm } from './as-of-form.tsx';
import { Dated } from './dated.tsx';
import { Designation } from './designation.tsx';
import { StatusShape } from './status-mark.tsx';

/** The first thing people come for: does it hold on that day, since when, and what holds instead. */
export function StatusBanner({ record, today }: { record: StandardRecord; today: string }) {
  const { language, words, to } = useSite();
  const [params] = useSearchParams();
  const { current, next } = periodsAround(record.periods, record.asOf);
  const isToday = record.asOf === today;
  return (
    <section className="banner" data-status={record.status} aria-labelledby="status-title">
      <div className="banner-status">
        <h2 id="status-title">
          {isToday ? words.record.statusToday : words.record.statusOn(record.asOf)}
          <span className="banner-day" title={weekdayOf(record.asOf, language)}>
            {isToday ? record.asOf : ''}
          </span>
        </h2>
        <p className="banner-word">
          <StatusShape status={record.status} />
          {fieldWord(language, 'status', record.status)}
        </p>
        <ul className="banner-facts">
          {current?.from ? <li>{words.record.since(current.from)}</li> : null}
          {next?.from ? (
            <li>{words.record.nextChange(next.from, fieldWord(language, 'status', next.status))}</li>
          ) : null}
        </ul>
        <Replacements record={record} />
        <StatusBasis record={record} />
      </div>
      <div className="banner-day-form">
        <AsOfForm id="as-of" asOf={record.asOf} params={params} label={words.record.dateLabel} />
        {isToday ? null : <a href={to(`/standards/${record.id}`)}>{words.record.today}</a>}
      </div>
    </section>
  );
}

function StatusBasis({ record: { notices } }: { record: StandardRecord }) {
  const { language } = useSite();
  return notices
    .filter(({ code }) => isAboutStatus(code))
    .map((notice) => (
      <p className="small-print" key={notice.code}>
        {notice[language]}
      </p>
    ));
}

function Replacements({ record }: { record: StandardRecord }) {
  const { words, to } = useSite();
  if (record.replacedBy.length === 0) return null;
  const dates = new Map(record.relations.map((relation) => [relation.number, relation.on]));
  const isToCome = record.replacedBy.every(({ number }) => firstDay(dates.get(number) ?? record.asOf) > record.asOf);
  return (
    <p className="banner-replaced">
      {isToCome ? words.record.toBeReplacedBy : words.record.replacedBy}{' '}
      {record.replacedBy.map(({ id, number }) => {
        const on = dates.get(number);
        return (
          <span className="banner-successor" key={number}>
            {id ? (
              <a href={to(`/standards/${id}`)}>
                <Designation number={number} />
              </a>
            ) : (
              <Designation number={number} />
            )}
            {on ? <Dated date={on} /> : null}
          </span>
        );
      })}
    </p>
  );
}
