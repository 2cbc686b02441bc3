import { useSearchParams } from 'react-router';
import { Level } from '#shared/standards/codes.ts';
import { provinceTerms } from '#shared/standards/terms.ts';
import { halfYearOf, periodOf } from '#shared/statistics/half-year.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { withChanges } from '../search-address.ts';
import { Field } from './form-parts.tsx';

/** Conditions of the statistics: a form that works without script, and the last half-years as links. */
export function StatisticsFilters({ today }: { today: string }) {
  const { language, words } = useSite();
  const [params] = useSearchParams();
  const { statistics: said } = words;
  const value = (name: string) => params.get(name) ?? '';
  return (
    <details className="statistics-filters" open>
      <summary>{said.filters}</summary>
      <form method="get" className="statistics-form">
        <Choice
          name="region"
          label={said.region}
          chosen={value('region')}
          options={Object.entries(provinceTerms).map(([code, term]) => [code, term[language]])}
        />
        <Choice
          name="level"
          label={said.level}
          chosen={value('level')}
          options={Level.options.map((level) => [level, fieldWord(language, 'level', level)])}
        />
        <Field id="s-issuer" name="issuer" label={said.issuer} help={said.issuerHelp} value={value('issuer')} />
        <Field id="s-ics" name="ics" label={said.ics} help={said.icsHelp} value={value('ics')} />
        <Field id="s-ccs" name="ccs" label={said.ccs} help={said.ccsHelp} value={value('ccs')} />
        <Field id="s-from" name="issuedFrom" label={said.from} help={said.dateHelp} value={value('issuedFrom')} />
        <Field id="s-to" name="issuedTo" label={said.to} help={said.dateHelp} value={value('issuedTo')} />
        <Field id="s-day" name="asOf" type="date" label={said.onDay} help={said.onDayHelp} value={value('asOf')} />
        <p className="check-actions">
          <button type="submit">{said.filter}</button>
          <a href="?">{said.reset}</a>
        </p>
      </form>
      <nav className="check-actions" aria-label={said.halfYears}>
        {said.halfYears}
        {words.unit.colon}
        {lastHalfYears(today).map((name) => {
          const { from, to } = periodOf(name);
          const isChosen = value('issuedFrom') === from && value('issuedTo') === to;
          return (
            <a
              key={name}
              href={withChanges(params, { issuedFrom: from, issuedTo: to })}
              aria-current={isChosen ? 'true' : undefined}
            >
              {name}
            </a>
          );
        })}
      </nav>
    </details>
  );
}

/** The days that an indicator is counted for, whatever else is counted. */
export function PeriodForm() {
  const { words } = useSite();
  const [params] = useSearchParams();
  const { statistics: said } = words;
  const value = (name: string) => params.get(name) ?? '';
  return (
    <form method="get" className="statistics-form">
      <Field id="s-from" name="issuedFrom" label={said.periodFrom} help={said.dateHelp} value={value('issuedFrom')} />
      <Field id="s-to" name="issuedTo" label={said.periodTo} help={said.dateHelp} value={value('issuedTo')} />
      <p className="check-actions">
        <button type="submit">{said.filter}</button>
        <a href="?">{said.reset}</a>
      </p>
    </form>
  );
}

function Choice(props: { name: string; label: string; chosen: string; options: (readonly [string, string])[] }) {
  const { words } = useSite();
  const { name, label, chosen, options } = props;
  return (
    <div className="field">
      <label htmlFor={`s-${name}`}>{label}</label>
      <select id={`s-${name}`} name={name} defaultValue={chosen}>
        <option value="">{words.statistics.any}</option>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

/** This half-year and the three before it, the newest first. */
function lastHalfYears(today: string): string[] {
  const year = Number(today.slice(0, 4));
  const halves = [year, year - 1, year - 2].flatMap((each) => [`${each}-H2`, `${each}-H1`]);
  return halves.slice(halves.indexOf(halfYearOf(today))).slice(0, 4);
}
