import { addDays, addYears } from '../standards/calendar-days.ts';
import { erratumView } from '../standards/erratum.ts';
import { type Day, firstDay, type LocalDate } from '../standards/local-date.ts';
import type { Relation, Standard } from '../standards/standard.ts';
import { endOf, statusOn } from '../standards/status.ts';
import type { Happening, HappeningKind } from './happening.ts';
import { happeningId } from './happening-id.ts';

/** Days before an edition comes into force in which that is told. */
export const daysBefore = 30;
/** Local standards are reviewed within five years (地方标准管理办法, article 24). */
export const yearsToReview = 5;

/** What a change of a record brings: all that can be told of it now and could not be told before. */
export function happeningsOfChange(before: Standard | undefined, after: Standard, today: Day): Happening[] {
  const now = standing(after, today);
  if (before) return without(now, standing(before, today));
  const known = now.filter(({ date }) => date >= today);
  return [toldOf(after, 'new', createdOn(after, today)), ...known];
}

/** What a day brings by itself, because it has come. */
export function happeningsOfDay(standard: Standard, day: Day): Happening[] {
  return without(standing(standard, day), standing(standard, addDays(day, -1)));
}

function without(all: readonly Happening[], told: readonly Happening[]): Happening[] {
  const ids = new Set(told.map(({ happening }) => happening));
  return all.filter(({ happening }) => !ids.has(happening));
}

/** All that can be told of a record on a day. */
function standing(standard: Standard, day: Day): Happening[] {
  const related = standard.relations.flatMap((relation) => fromRelation(standard, relation, day));
  const errata = errataOf(standard);
  return [
    ...comingIntoForce(standard, day),
    ...ending(standard, day),
    ...reviewOf(standard, day),
    ...related,
    ...errata,
  ];
}

/** Errata are told once the record has them, as amendments are, whatever day they bear. */
function errataOf(standard: Standard): Happening[] {
  return (standard.errata ?? []).map((erratum) =>
    toldOf(standard, 'erratum', firstDay(erratum.on), [], erratumView(erratum)),
  );
}

function comingIntoForce(standard: Standard, day: Day): Happening[] {
  const effective = wholeDay(standard.dates?.effective);
  if (!effective || effective < day || effective > addDays(day, daysBefore)) return [];
  if (statusOn(standard.periods, effective) === 'withdrawn') return [];
  return [toldOf(standard, effective > day ? 'effective-soon' : 'effective', effective)];
}

function ending(standard: Standard, day: Day): Happening[] {
  const end = endOf(standard.periods);
  if (end === null) return [];
  const on = firstDay(end);
  const by = standard.relations.filter(({ type }) => type === 'replaced-by').map(otherOf);
  if (on > day) return [toldOf(standard, 'ending', on, by)];
  return [toldOf(standard, by.length > 0 ? 'replaced' : 'withdrawn', on, by)];
}

function reviewOf(standard: Standard, day: Day): Happening[] {
  const due = reviewDue(standard);
  if (due === null || due > day || statusOn(standard.periods, day) !== 'in-force') return [];
  return [toldOf(standard, 'review-due', due)];
}

/** The day by which a local standard is to be reviewed; null for others, and where the day of issue is not known. */
export function reviewDue({ level, dates }: Pick<Standard, 'level' | 'dates'>): Day | null {
  const last = wholeDay(dates?.reaffirmed?.at(-1) ?? dates?.issued);
  return level === 'local' && last ? addYears(last, yearsToReview) : null;
}

const kindsOfRelation: Partial<Record<Relation['type'], HappeningKind>> = {
  'amended-by': 'amended',
  'corrected-by': 'corrected',
  'partly-replaced-by': 'partly-replaced',
};

function fromRelation(standard: Standard, relation: Relation, day: Day): Happening[] {
  const kind = kindsOfRelation[relation.type];
  if (!kind) return [];
  return [toldOf(standard, kind, relation.on ? firstDay(relation.on) : createdOn(standard, day), [otherOf(relation)])];
}

const otherOf = ({ id, number }: Relation) => ({ id: id ?? null, number });

function toldOf(
  standard: Standard,
  kind: HappeningKind,
  date: Day,
  by: Happening['by'] = [],
  erratum: Happening['erratum'] = null,
): Happening {
  const { id, number, titles: title } = standard;
  const said = { kind, standard: id, date, by, erratum };
  return { happening: happeningId(said), ...said, project: null, number, title };
}

/** The day on which the record came to be, in UTC: all that it says of itself. */
function createdOn({ createdAt }: Standard, otherwise: Day): Day {
  return createdAt.length >= 10 ? createdAt.slice(0, 10) : otherwise;
}

function wholeDay(date: LocalDate | undefined): Day | undefined {
  return date?.length === 10 ? date : undefined;
}
