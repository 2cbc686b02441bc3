import { parseDesignation, standardId } from '../standards/designation.ts';
import type { Day } from '../standards/local-date.ts';
import type { Relation, StandardFields, Statement } from '../standards/standard.ts';
import type { Project } from './project.ts';
import type { Review } from './review.ts';

/** Key of what projects and reviews state in records. */
export const lifecycleKey = 'guiju-lifecycle';

/** What a published project says of the edition that it became. */
export function fieldsOfProject(project: Project): StandardFields {
  const { number = '', titles, bodies, ics, ccs, replaces, stages, effective, filing } = project;
  const { zh, en } = titles;
  return {
    number,
    titles: { zh, ...(en !== undefined && { en }) },
    ...(ics.length > 0 && { ics }),
    ...(ccs.length > 0 && { ccs }),
    bodies,
    dates: { ...(stages.published && { issued: stages.published }), ...(effective && { effective }) },
    ...(replaces.length > 0 && { relations: replaces.map((one) => replacing(one, effective)) }),
    ...(filing && { filing }),
  };
}

function replacing(number: string, on: Day | undefined): Relation {
  const designation = parseDesignation(number);
  return { type: 'replaces', number, ...(designation && { id: standardId(designation) }), ...(on && { on }) };
}

/** What was stated before, with what a review concluded; a revision changes nothing until its successor is published. */
export function fieldsOfReview(
  before: StandardFields,
  { outcome, on }: Pick<Review, 'outcome' | 'on'>,
): StandardFields {
  const { dates } = before;
  if (outcome === 'revise') return before;
  if (outcome === 'withdrawn') return { ...before, dates: { ...dates, withdrawn: on } };
  return { ...before, dates: { ...dates, reaffirmed: [...new Set([...(dates?.reaffirmed ?? []), on])].sort() } };
}

/** Fields that a review adds stay when the project states its own again. */
export function withReviews(fields: StandardFields, before: StandardFields | undefined): StandardFields {
  const { withdrawn, reaffirmed } = before?.dates ?? {};
  return { ...fields, dates: { ...fields.dates, ...(withdrawn && { withdrawn }), ...(reaffirmed && { reaffirmed }) } };
}

export function lifecycleStatement(fields: StandardFields, day: Day): Statement {
  const name = '规矩 地方标准项目与复审 Guiju projects and reviews of local standards';
  return { source: { key: lifecycleKey, name, retrieved: day, confidence: 'A' }, fields };
}

/** What was stated of a record so far. */
export function lifecycleFields(statements: readonly Statement[]): StandardFields | undefined {
  return statements.find(({ source }) => source.key === lifecycleKey)?.fields;
}
