import type { Status } from './codes.ts';
import { type Day, firstDay, type LocalDate } from './local-date.ts';
import type { Relation, StandardFields, StatusPeriod } from './standard.ts';

type State = NonNullable<StandardFields['state']>;

/** What bears on the status of one edition, gathered from its record (domain D.3). */
export interface StatusFacts {
  dates: NonNullable<StandardFields['dates']>;
  /** The best-supported statement of the state and the day on which the source made it. */
  stated?: { value: State['value']; on?: LocalDate };
  relations: readonly Relation[];
  /**
   * Whether a date of issue alone means that the edition came into force. True for bodies that say when an edition
   * ends (a newer version, a replacement notice); false for lists that print whatever was ever published.
   */
  publicationMeansForce: boolean;
}

/** A date from which something holds; `null` since always, `undefined` never. */
type Since = LocalDate | null | undefined;

interface Timeline {
  issued: Since;
  begins: Since;
  /** What holds once it has begun and nothing else is known. */
  standing: 'in-force' | 'draft' | 'unknown';
  partly: Since;
  newer: Since;
  suspended: Since;
  ends: Since;
}

/**
 * The statuses of an edition through time: sorted, the first one from the beginning of time, no two neighbours alike.
 *
 * A replacement ends the edition on the day its successor takes effect, so GB 7718-2011 stays in force until the
 * day before GB 7718-2025 does, with no change of data. A newer edition that nobody calls a replacement makes it
 * `newer-edition` from the day that one is issued. A withdrawal without a date is dated by the successor; without a
 * successor nothing is claimed between the first day and the day the source said it: that time is `unknown`.
 */
export function statusPeriods(facts: StatusFacts): StatusPeriod[] {
  const timeline = timelineOf(facts);
  const periods: StatusPeriod[] = [{ status: statusAt(timeline, null), from: null }];
  for (const turn of turnsOf(timeline)) {
    const status = statusAt(timeline, firstDay(turn));
    if (status !== periods.at(-1)?.status) periods.push({ status, from: turn });
  }
  return periods;
}

/** The status on a day; a date known only to the month or year holds from its first day. */
export function statusOn(periods: readonly StatusPeriod[], day: Day): Status {
  let status: Status = 'unknown';
  for (const period of periods) {
    if (period.from !== null && firstDay(period.from) > day) break;
    status = period.status;
  }
  return status;
}

/** The date from which an edition is withdrawn for good, past or future; null while no end is known. */
export function endOf(periods: readonly StatusPeriod[]): LocalDate | null {
  const last = periods.at(-1);
  return last?.status === 'withdrawn' ? last.from : null;
}

function statusAt(timeline: Timeline, day: Day | null): Status {
  const reached = (since: Since) => since === null || (since !== undefined && day !== null && firstDay(since) <= day);
  const begun = reached(timeline.begins) || timeline.begins === undefined;
  if (reached(timeline.ends)) return 'withdrawn';
  if (reached(timeline.suspended)) return 'suspended';
  if (timeline.standing === 'draft') return reached(timeline.issued) ? 'draft' : 'unknown';
  if (begun && reached(timeline.newer)) return 'newer-edition';
  if (begun && reached(timeline.partly)) return 'partly-replaced';
  if (reached(timeline.begins)) return timeline.standing;
  return timeline.standing === 'in-force' && reached(timeline.issued) ? 'to-be-implemented' : 'unknown';
}

function timelineOf({ dates, stated, relations, publicationMeansForce }: StatusFacts): Timeline {
  const draft = stated?.value === 'draft';
  const begins = beginningOf(dates, stated);
  const replaced = replacementsOf(relations, begins, stated);
  const newer = earliest([...replaced.ignored, ...newerEditions(relations)]);
  const ends = endingOf({ dates, stated, begins, newer, replacedOn: replaced.on, replacedUndated: replaced.undated });
  const saidToStand = stated?.value === 'in-force' || stated?.value === 'suspended';
  const stands = saidToStand || ends.known || (stated === undefined && publicationMeansForce);
  return {
    issued: dates.issued ?? (draft ? null : undefined),
    begins,
    standing: draft ? 'draft' : stands ? 'in-force' : 'unknown',
    partly: earliest(relations.filter((r) => r.type === 'partly-replaced-by').map((r) => r.on ?? begins)),
    newer,
    suspended: stated?.value === 'suspended' ? (stated.on ?? begins ?? null) : undefined,
    ends: ends.on,
  };
}

/** In force from its effective day, else its day of trial, else its day of issue, else the day a source says so. */
function beginningOf(dates: StatusFacts['dates'], stated: StatusFacts['stated']): Since {
  const effective = dates.effective ?? dates.trial;
  // Nothing is in force before it is issued, whatever a source prints.
  if (effective && dates.issued) return firstDay(effective) < firstDay(dates.issued) ? dates.issued : effective;
  const begins = effective ?? dates.issued;
  if (begins) return begins;
  return stated?.value === 'in-force' || stated?.value === 'suspended' ? (stated.on ?? null) : undefined;
}

/** Replacements that end the edition, and those its source did not heed: it still called the edition in force later. */
function replacementsOf(relations: readonly Relation[], begins: Since, stated: StatusFacts['stated']) {
  const dated: LocalDate[] = [];
  const ignored: LocalDate[] = [];
  let undated = false;
  const saidInForce = stated?.value === 'in-force' && stated.on ? firstDay(stated.on) : '';
  for (const { type, on, statedBy } of relations) {
    if (type !== 'replaced-by') continue;
    // A record that states the inverse without a date is a draft: it announces a replacement, no more.
    if (!on) undated ||= statedBy === undefined;
    else if (begins && firstDay(on) < firstDay(begins)) continue;
    else if (firstDay(on) <= saidInForce) ignored.push(on);
    else dated.push(on);
  }
  return { on: earliest(dated), ignored, undated };
}

/** Newer editions that are not also dated replacements: those end the edition on their own day. */
function newerEditions(relations: readonly Relation[]): Since[] {
  const replacing = new Set(relations.filter((r) => r.type === 'replaced-by' && r.on).map((r) => r.id));
  return relations.filter((r) => r.type === 'has-newer-edition' && !replacing.has(r.id)).map((r) => r.on);
}

interface EndingFacts extends Pick<StatusFacts, 'dates' | 'stated'> {
  begins: Since;
  newer: Since;
  replacedOn: Since;
  replacedUndated: boolean;
}

/** When it ends, and whether that day is known or only the day by which it had ended. */
function endingOf({ dates, stated, begins, newer, replacedOn, replacedUndated }: EndingFacts) {
  const own = earliest([dates.withdrawn, dates.expires && dayAfter(dates.expires)]);
  if (own !== undefined) return { on: own, known: true };
  const gone = stated?.value === 'withdrawn' || (replacedUndated && stated === undefined);
  if (!gone) return { on: replacedOn, known: replacedOn !== undefined };
  const said = stated?.on;
  const successor = replacedOn ?? newer;
  if (successor !== undefined) return { on: earliest([successor, said]), known: true };
  return { on: said ?? begins ?? null, known: false };
}

function earliest(dates: readonly Since[]): Since {
  let first: Since;
  for (const date of dates) {
    if (date === null) return null;
    if (date !== undefined && (first === undefined || first === null || firstDay(date) < firstDay(first))) first = date;
  }
  return first;
}

function turnsOf(timeline: Timeline): LocalDate[] {
  const { issued, begins, partly, newer, suspended, ends } = timeline;
  return [issued, begins, partly, newer, suspended, ends]
    .filter((since) => typeof since === 'string')
    .sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
}

/** 截止日期 is the last day of validity: the end comes on the day after, or with the next month or year. */
function dayAfter(date: LocalDate): LocalDate {
  const [year = 0, month = 12, day = 31] = date.split('-').map(Number);
  const next = date.length === 10 ? new Date(Date.UTC(year, month - 1, day + 1)) : new Date(Date.UTC(year, month, 1));
  return next.toISOString().slice(0, 10);
}
