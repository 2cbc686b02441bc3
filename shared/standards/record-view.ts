import type { AccessDecision } from '../access/access-decision.ts';
import { decideAccess } from '../access/decide-access.ts';
import { className } from './classification.ts';
import { AccessLevel, type Multilingual } from './codes.ts';
import { regionOf } from './designation/regions.ts';
import { errataOn } from './erratum.ts';
import type { Day } from './local-date.ts';
import { noticesOf, supplementsOn } from './notices.ts';
import type { ClassCode, Relation, Standard, Statement } from './standard.ts';
import type { RelationView, StandardRecord } from './standard-view.ts';
import { statusOn } from './status.ts';

/**
 * What a caller reads of a record on a day. `held` are the other standards its relations lead to, `texts` its digitized
 * texts.
 */
export function recordView(
  standard: Standard,
  statements: readonly Statement[],
  held: ReadonlyMap<string, Standard>,
  day: Day,
  texts: StandardRecord['texts'] = [],
): StandardRecord {
  const relations = standard.relations.map((relation) => relationView(relation, statements, held, day));
  const adoption = adoptionView(standard, held, day);
  const over = adoption.map(({ number, status }) => ({
    number,
    isOver: status === 'withdrawn' || status === 'newer-edition',
  }));
  return {
    id: standard.id,
    ...summaryOf(standard, day),
    workId: standard.workId,
    revision: standard.revision,
    asOf: day,
    updatedAt: standard.updatedAt,
    ...descriptionOf(standard),
    periods: standard.periods,
    classification: { ics: classViews('ics', standard.ics), ccs: classViews('ccs', standard.ccs) },
    relations,
    adoption,
    errata: errataOn(standard.errata, day),
    rights: standard.rights ?? null,
    access: mostOpen(decideAccess(standard, day), texts),
    texts,
    url: standard.url ?? null,
    doi: standard.doi ?? null,
    sources: standard.sources,
    claims: standard.claims,
    conflicts: standard.conflicts,
    notices: noticesOf(standard, over, supplementsOn(relations, day)),
  };
}

/** A text that is held and may be seen says more than the rule for texts that are not. */
function mostOpen(decision: AccessDecision, texts: StandardRecord['texts']): AccessDecision {
  const rank = ({ allow, level }: AccessDecision) => (allow ? AccessLevel.options.indexOf(level) : -1);
  return texts.map(({ access }) => access).reduce((best, next) => (rank(next) > rank(best) ? next : best), decision);
}

function summaryOf(standard: Standard, day: Day) {
  return {
    number: standard.number,
    title: standard.titles,
    status: statusOn(standard.periods, day),
    origin: standard.origin,
    level: standard.level,
    mandate: standard.mandate,
    issuer: standard.issuer,
    issued: standard.dates?.issued ?? null,
    effective: standard.dates?.effective ?? null,
    replacedBy: standard.relations
      .filter(({ type }) => type === 'replaced-by')
      .map(({ id, number }) => ({ id: id ?? null, number })),
    licences: standard.licences ?? [],
  };
}

function descriptionOf(standard: Standard) {
  const { dates = {}, bodies = {} } = standard;
  return {
    numbers: [...new Set([standard.number, ...(standard.secondNumbers ?? [])])],
    abstract: standard.abstracts ?? {},
    keywords: standard.keywords ?? [],
    documentType: standard.documentType ?? null,
    edition: standard.edition ?? null,
    languages: standard.languages ?? [],
    pages: standard.pages ?? null,
    region: regionView(standard.region),
    bodies: { ...bodies },
    dates: { ...dates },
  };
}

function regionView(code: string | undefined): StandardRecord['region'] {
  const region = code === undefined ? undefined : regionOf(code);
  return code !== undefined && region ? { code, name: { zh: region.zh, en: region.en } } : null;
}

function classViews(scheme: 'ics' | 'ccs', codes: readonly ClassCode[]): StandardRecord['classification']['ics'] {
  return codes.map(({ code, edition, valid }) => ({
    code,
    edition: edition ?? null,
    valid,
    name: className(scheme, code) ?? ({} satisfies Multilingual),
  }));
}

function relationView(
  relation: Relation,
  statements: readonly Statement[],
  held: ReadonlyMap<string, Standard>,
  day: Day,
): RelationView {
  const other = relation.id === undefined ? undefined : held.get(relation.id);
  return {
    type: relation.type,
    number: other?.number ?? relation.number,
    id: relation.id ?? null,
    title: other?.titles ?? null,
    status: other ? statusOn(other.periods, day) : null,
    on: relation.on ?? null,
    scope: relation.scope ?? null,
    evidence: evidenceOf(relation, statements),
  };
}

/** The sources that state a relation; one derived from another record names that record. */
function evidenceOf({ type, id, number }: Relation, statements: readonly Statement[]): string[] {
  return statements.flatMap(({ source, fields }) => {
    const stated = fields.relations?.find((r) => r.type === type && (r.id ?? r.number) === (id ?? number));
    if (!stated) return [];
    return [stated.statedBy ? `${source.key}:${stated.statedBy}` : source.key];
  });
}

function adoptionView(standard: Standard, held: ReadonlyMap<string, Standard>, day: Day): StandardRecord['adoption'] {
  return (standard.adoption ?? []).map(({ number, id, degree }) => {
    const other = id === undefined ? undefined : held.get(id);
    return { number, id: id ?? null, degree: degree ?? null, status: other ? statusOn(other.periods, day) : null };
  });
}
