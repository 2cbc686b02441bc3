import { best, bestDate, rankStatements } from '../best-values.ts';
import { isDerived } from '../claims.ts';
import { type Designation, parseDesignation, printDesignation, workId } from '../designation.ts';
import type { LocalDate } from '../local-date.ts';
import type { Adoption, Relation, Statement } from '../standard.ts';

/** The little that other records need to know of an edition when relations are derived. */
export interface EditionProfile {
  id: string;
  workId: string;
  number: string;
  /** Day of issue, else the year in its number. */
  issued?: LocalDate;
  /** Day from which it takes the place of what it replaces. */
  takesEffect?: LocalDate;
  isDraft: boolean;
  /** Whether it stands in the row of editions: neither a supplement nor a consolidated or redline print. */
  isEdition: boolean;
  /** Relations its sources state, without those derived from other records. */
  stated: readonly Relation[];
}

export function profileOf(id: string, statements: readonly Statement[]): EditionProfile {
  const own = rankStatements(statements.filter(({ source }) => !isDerived(source.key)));
  const number = best(own, (f) => f.number) ?? '';
  const designation = parseDesignation(number);
  const issued = bestDate(own, (f) => f.dates?.issued) ?? yearOf(designation);
  const state = best(own, (f) => f.state);
  // A project given up before publication (x.98) takes no effect either.
  const isDraft = state?.value === 'draft' || /^[0-5]\d\.98$/.test(state?.stage ?? '');
  return {
    id,
    workId: designation ? workId(designation) : id,
    number: designation ? printDesignation(designation) : number,
    issued,
    takesEffect: isDraft ? undefined : (bestDate(own, (f) => f.dates?.effective) ?? issued),
    isDraft,
    isEdition: !isDraft && designation?.supplement === undefined && !isReprint(designation),
    stated: own.flatMap(({ fields }) => [
      ...(fields.relations ?? []),
      ...(fields.adoption ?? []).map(adoptionRelation),
    ]),
  };
}

/** NEQ is correspondence, not adoption (GB/T 1.2-2020). */
function adoptionRelation({ number, id, degree }: Adoption): Relation {
  return { type: degree === 'NEQ' ? 'related' : 'adopts', number, id };
}

function yearOf(designation: Designation | null): LocalDate | undefined {
  return designation?.year && /^\d{4}$/.test(designation.year) ? designation.year : undefined;
}

/** IEC sells an edition also as redline (RLV), consolidated (CSV), commented (CMV), extended (EXV) or series (SER) print. */
function isReprint(designation: Designation | null): boolean {
  return designation?.kind === 'iec' && /\b(?:RLV|CSV|CMV|EXV|SER|PRV)\b/.test(designation.edition ?? '');
}
