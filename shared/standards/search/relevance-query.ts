import type { Mandate, Status } from '../codes.ts';
import type { Day } from '../local-date.ts';
import type { Expansion } from './expand-query.ts';
import { numberClauses } from './number-query.ts';
import { anyStatus, type Clause } from './standard-filters.ts';
import { textClauses } from './text-query.ts';
import type { Understood } from './understand-query.ts';

/** How much better a status is than withdrawn; the fewer clauses, the less work for every document found. */
const standing: [share: number, statuses: Status[]][] = [
  [1, ['in-force', 'partly-replaced']],
  [0.6, ['newer-edition', 'to-be-implemented']],
  [0.3, ['unknown', 'draft']],
];

/** Weight of status and recency against the match: gentle for words, deciding among editions of one number. */
const weights = { words: { status: 6, recency: 2 }, number: { status: 300, recency: 60 } };

export interface Scope {
  understood: Understood;
  expansions: Expansion[];
  /** Ids of successors that go before everything else. */
  lead: string[];
  /** Takes Chinese titles with a quarter of the query too, when hardly any has more. */
  relaxed?: boolean;
  /** Leaves out titles that merely name the number. */
  numbersOnly?: boolean;
  /** Ids of standards whose text holds the words, the best first, whether their records do or not. */
  inText?: string[];
}

/** Which documents a text finds, without filters: the total and the facets count these. */
export function matchingClause(scope: Scope): Clause {
  const { understood, expansions, lead, relaxed, numbersOnly = false, inText = [] } = scope;
  const numbers = numberClauses(understood);
  const words = understood.words || (numbers.length > 0 ? '' : understood.text);
  const texts = textClauses(words, expansions, relaxed);
  const found = numbers.length > 0 ? [...numbers, ...(numbersOnly ? [] : titlesWith(understood.text))] : [];
  const ways = [
    ...leadClause(lead),
    ...issuerClause(understood),
    ...found,
    ...(texts.length > 0 ? [{ bool: { should: texts, _name: 'words' } }] : []),
    ...textClause(inText),
  ];
  return ways.length === 0 ? { match_all: {} } : { dis_max: { queries: ways } };
}

/** The matching clause with the signals that order what it finds. */
export function rankedClause(scope: Scope, day: Day): Clause {
  const { understood } = scope;
  const byNumber = understood.keys !== null || understood.digits !== null;
  const weight = byNumber ? weights.number : weights.words;
  const beside = byNumber && understood.words ? textClauses(understood.words) : [];
  return {
    bool: {
      must: [matchingClause(scope)],
      should: [...beside, ...standingClauses(day, weight)],
    },
  };
}

/** Prefers what holds on the day, and what is recent. */
export function standingClauses(day: Day, weight: { status: number; recency: number }): Clause[] {
  return [
    ...standing.map(([share, statuses]) => ({
      constant_score: { filter: anyStatus(statuses, day), boost: share * weight.status },
    })),
    { distance_feature: { field: 'issued', origin: day, pivot: '3650d', boost: weight.recency } },
  ];
}

/** Other standards whose titles name the number: guidance on ISO 9001. */
function titlesWith(text: string): Clause[] {
  return [
    { match_phrase: { title_en: { query: text, analyzer: 'en_title' } } },
    { match_phrase: { title_zh: { query: text, analyzer: 'zh_glued' } } },
  ];
}

const mandateOf: Readonly<Record<string, Mandate>> = { T: 'recommended', Z: 'guide' };

/** A prefix alone, `T/CAS`, `HJ` or `GB/T`, means everything numbered under it; below numbers, above words. */
function issuerClause({ text, language, keys, digits }: Understood): Clause[] {
  if (keys || digits || language !== 'en') return [];
  const prefix = text.normalize('NFKC').toUpperCase();
  const [, issuer, mark] = /^(?:(.+)\/([TZ])|.*)$/.exec(prefix) ?? [];
  const mandate = mark && mandateOf[mark];
  const filter = [{ term: { issuer: issuer ?? prefix } }, ...(mandate ? [{ term: { mandate } }] : [])];
  return [{ constant_score: { filter: { bool: { filter } }, boost: 1000, _name: 'issuer' } }];
}

/** Best of what a text alone can reach: below all of the words in a title, above some of them. */
const textScore = 20;

function textClause(ids: string[]): Clause[] {
  if (ids.length === 0) return [];
  const queries = ids.map((id, rank) => ({
    constant_score: { filter: { term: { id } }, boost: textScore * (1 - rank / (2 * ids.length)) },
  }));
  return [{ dis_max: { queries, _name: 'text' } }];
}

/** True for a hit that nothing in its record led to. */
export function isFoundByTextAlone({ matched_queries: names = [] }: { matched_queries?: string[] }): boolean {
  return names.length === 1 && names[0] === 'text';
}

function leadClause(lead: string[]): Clause[] {
  return lead.length > 0 ? [{ constant_score: { filter: { terms: { id: lead } }, boost: 20_000 } }] : [];
}
