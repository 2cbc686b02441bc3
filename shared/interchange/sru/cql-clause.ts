import { Status } from '../../standards/codes.ts';
import { designationKeys, parseDesignation } from '../../standards/designation.ts';
import { Day } from '../../standards/local-date.ts';
import { anyStatus } from '../../standards/search/standard-filters.ts';
import { type Cql, CqlFault } from './cql.ts';

type Clause = Record<string, unknown>;

const texts: Readonly<Record<string, readonly string[]>> = {
  'cql.serverchoice': ['everything'],
  'cql.anywhere': ['everything'],
  'cql.keywords': ['everything'],
  'dc.title': ['title_zh', 'title_en'],
  'dc.subject': ['everything'],
  'dc.creator': ['everything'],
  'dc.publisher': ['everything'],
  'dc.description': ['everything'],
};
const codes: Readonly<Record<string, string>> = {
  'rec.identifier': 'id',
  'guiju.issuer': 'issuer',
  'guiju.ics': 'ics',
  'guiju.ccs': 'ccs',
  'guiju.level': 'level',
  'guiju.mandate': 'mandate',
};
const dates: Readonly<Record<string, string>> = {
  'dc.date': 'issued',
  'guiju.effective': 'effective',
  'rec.lastmodificationdate': 'modified',
};

/** Indexes that can be searched, for explain. */
export const cqlIndexes = [
  ...Object.keys(texts),
  ...Object.keys(codes),
  ...Object.keys(dates),
  'dc.identifier',
  'guiju.status',
];

/** The query in the engine's language; statuses are those of `day`. Throws `CqlFault` 16 and 19 for what it cannot do. */
export function clauseOf(query: Cql, day: Day): Clause {
  if ('operator' in query) {
    const [left, right] = [clauseOf(query.left, day), clauseOf(query.right, day)];
    if (query.operator === 'or') return { bool: { should: [left, right], minimum_should_match: 1 } };
    if (query.operator === 'not') return { bool: { filter: [left], must_not: [right] } };
    return { bool: { must: [left, right] } };
  }
  const { index: given, relation, term } = query;
  const index = given.includes('.')
    ? given
    : given === 'serverchoice' || given === 'anywhere'
      ? `cql.${given}`
      : `dc.${given}`;
  const fields = texts[index];
  if (fields) return textClause(fields, relation, term);
  const date = dates[index];
  if (date) return dateClause(date, relation, term);
  const code = codes[index];
  const isEqual = ['=', '==', 'exact', 'any', 'all'].includes(relation);
  if (code && isEqual) return { terms: { [code]: relation === 'any' ? words(term) : [term] } };
  if (index === 'dc.identifier' && isEqual) return numberClause(term);
  if (index === 'guiju.status' && isEqual) {
    const status = Status.safeParse(term);
    if (!status.success) throw new CqlFault(36, term);
    return anyStatus([status.data], day);
  }
  if (cqlIndexes.includes(index)) throw new CqlFault(19, relation);
  throw new CqlFault(16, given);
}

function textClause(fields: readonly string[], relation: string, term: string): Clause {
  if (term.trim() === '' || term === '*') return { match_all: {} };
  const type = ['==', 'exact', 'adj'].includes(relation) ? { type: 'phrase' } : {};
  if (!['=', 'any', 'all', '==', 'exact', 'adj'].includes(relation)) throw new CqlFault(19, relation);
  if (relation === '=' && parseDesignation(term) && fields.includes('everything')) {
    return { bool: { should: [numberClause(term), wordsClause(fields, 'and', {}, term)], minimum_should_match: 1 } };
  }
  return wordsClause(fields, relation === 'any' ? 'or' : 'and', type, term);
}

function wordsClause(fields: readonly string[], operator: 'and' | 'or', type: Clause, query: string): Clause {
  return { multi_match: { query, fields, ...(type.type ? type : { operator }) } };
}

/** A number in any spelling; a dated one is that edition, an undated one every edition. */
function numberClause(term: string): Clause {
  const designation = parseDesignation(term);
  if (!designation) return { term: { id: term } };
  const { full, key } = designationKeys(designation);
  return { term: designation.year === undefined ? { 'no.key': key } : { 'no.full': full } };
}

function dateClause(field: string, relation: string, term: string): Clause {
  const bounds = { '<': 'lt', '>': 'gt', '<=': 'lte', '>=': 'gte' }[relation];
  const [from = '', to = from] = relation === 'within' ? term.trim().split(/\s+/) : [term.trim()];
  if (![from, to].every((date) => /^\d{4}(?:-\d\d){0,2}$/.test(date))) throw new CqlFault(36, term);
  if (bounds) return { range: { [field]: { [bounds]: rounded(from) } } };
  if (!['=', '==', 'exact', 'within'].includes(relation)) throw new CqlFault(19, relation);
  return { range: { [field]: { gte: rounded(from), lte: rounded(to) } } };
}

/** The engine rounds to the beginning or the end of the unit, as the bound asks. */
function rounded(date: string): string {
  const [year, month = '01', day = '01'] = date.split('-');
  const whole = `${year}-${month}-${day}`;
  if (!Day.safeParse(whole).success) throw new CqlFault(36, date);
  return `${whole}||/${{ 4: 'y', 7: 'M' }[date.length] ?? 'd'}`;
}

function words(term: string): string[] {
  return term.split(/\s+/).filter(Boolean);
}
