import {
  best,
  bestByKey,
  bestDate,
  rankStatements,
  union,
  uniteAdoption,
  uniteErrata,
  uniteRelations,
} from './best-values.ts';
import { claimsOf, conflictsOf } from './claims.ts';
import { readCcs, readIcs } from './classification.ts';
import { classifyDesignation, publicationMeansForce } from './designation/classify-designation.ts';
import { type Designation, parseDesignation, printDesignation, workId } from './designation.ts';
import type { LocalDate } from './local-date.ts';
import type { ClassCode, Relation, Standard, StandardFields, Statement, StoredStandard } from './standard.ts';
import { type StatusFacts, statusPeriods } from './status.ts';

/**
 * Derives the record from what its sources state: per field the value with the best support, lists united, relations
 * and claims of all, the status through time (domain D.2, D.3). The order of the statements makes no difference.
 *
 * Throws when no statement has a number that can be parsed; the store never holds such an item.
 */
export function reconcile(stored: StoredStandard): Standard {
  const ranked = rankStatements(stored.statements);
  const printed = best(ranked, (f) => f.number) ?? '';
  const designation = parseDesignation(printed);
  if (!designation) throw new Error(`${stored.id}: ${printed} is no standard number`);
  const relations = uniteRelations(ranked);
  const dates = bestDates(ranked);
  const claims = claimsOf(ranked);
  const stated = statedState(ranked);
  return {
    id: stored.id,
    workId: workId(designation),
    revision: stored.revision,
    createdAt: stored.createdAt,
    updatedAt: stored.updatedAt,
    number: printDesignation(designation),
    ...classifyDesignation(designation),
    ...bestFields(ranked),
    dates,
    relations,
    periods: statusPeriods({
      // A status without any date holds at the earliest from the year in the number.
      dates: stated && !dates?.issued ? { ...dates, issued: yearOf(designation) } : { ...dates },
      stated,
      relations: relations.map(withYearOfSuccessor),
      publicationMeansForce: publicationMeansForce(designation),
    }),
    sources: ranked.map(({ source }) => source),
    claims,
    conflicts: conflictsOf(claims),
  };
}

function bestFields(ranked: readonly Statement[]) {
  return {
    titles: bestByKey(ranked, (f) => f.titles),
    abstracts: present(bestByKey(ranked, (f) => f.abstracts)),
    secondNumbers: union(ranked, (f) => f.secondNumbers),
    keywords: union(ranked, (f) => f.keywords),
    languages: union(ranked, (f) => f.languages),
    documentType: best(ranked, (f) => f.documentType),
    edition: best(ranked, (f) => f.edition),
    pages: best(ranked, (f) => f.pages),
    bodies: bodiesOf(ranked),
    ics: classes(
      union(ranked, (f) => f.ics),
      readIcs,
    ),
    ccs: classes(
      union(ranked, (f) => f.ccs),
      readCcs,
    ),
    adoption: uniteAdoption(ranked),
    errata: uniteErrata(ranked),
    filing: best(ranked, (f) => f.filing),
    feedbackChannel: best(ranked, (f) => f.feedbackChannel),
    patents: best(ranked, (f) => f.patents),
    rights: best(ranked, (f) => f.rights),
    licences: union(ranked, (f) => f.licences),
    url: best(ranked, (f) => f.url),
    doi: best(ranked, (f) => f.doi),
  };
}

const dateRoles = ['issued', 'effective', 'trial', 'withdrawn', 'expires'] as const;

function bestDates(ranked: readonly Statement[]): StandardFields['dates'] {
  const dates: NonNullable<StandardFields['dates']> = {};
  for (const role of dateRoles) {
    const date = bestDate(ranked, (f) => f.dates?.[role]);
    if (date) dates[role] = date;
  }
  const reaffirmed = union(ranked, (f) => f.dates?.reaffirmed);
  if (reaffirmed) dates.reaffirmed = reaffirmed.sort();
  return present(dates);
}

const roles = ['issuer', 'approver', 'proposer', 'custodian', 'drafters', 'authors', 'committees'] as const;

function bodiesOf(ranked: readonly Statement[]): StandardFields['bodies'] {
  const bodies: NonNullable<StandardFields['bodies']> = {};
  for (const role of roles) {
    const names = union(ranked, (f) => f.bodies?.[role]);
    if (names) bodies[role] = names;
  }
  return present(bodies);
}

function classes(printed: readonly string[] | undefined, read: (printed: string) => ClassCode): ClassCode[] {
  const codes = new Map<string, ClassCode>();
  for (const text of printed ?? []) {
    const code = read(text);
    codes.set(code.code, code);
  }
  return [...codes.values()];
}

function present<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}

function statedState(ranked: readonly Statement[]): StatusFacts['stated'] {
  const statement = ranked.find(({ fields }) => fields.state !== undefined);
  return statement?.fields.state && { value: statement.fields.state.value, on: statement.source.retrieved };
}

/** A successor known by its number alone took effect in the year of that number at the earliest. */
function withYearOfSuccessor(relation: Relation): Relation {
  if (relation.type !== 'replaced-by' || relation.on || relation.statedBy) return relation;
  const on = yearOf(parseDesignation(relation.number));
  return on ? { ...relation, on } : relation;
}

function yearOf(designation: Designation | null): LocalDate | undefined {
  return designation?.year && /^\d{4}$/.test(designation.year) ? designation.year : undefined;
}
