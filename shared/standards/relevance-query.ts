import type { Status } from './codes.ts';
import type { Expansion } from './expand-query.ts';
import type { Day } from './local-date.ts';
import { numberClauses } from './number-query.ts';
import { type Clause, hasStatus } from './standard-filters.ts';
import { textClauses } from './text-query.ts';
import type { Understood } from './understand-query.ts';

/** How much better a status is than another, from 0 for withdrawn to 1 for in force. */
const standing: Partial<Record<Status, number>> = {
  'in-force': 1,
  'partly-replaced': 0.9,
  'newer-edition': 0.6,
  'to-be-implemented': 0.6,
  unknown: 0.3,
  draft: 0.2,
};

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
}

/** Which documents a text finds, without filters: the total and the facets count these. */
export function matchingClause({ understood, expansions, lead, relaxed, numbersOnly = false }: Scope): Clause {
  const numbers = numberClauses(understood);
  const words = understood.words || (numbers.length > 0 ? '' : understood.text);
  const texts = textClauses(words, expansions, relaxed);
  const found = numbers.length > 0 ? [...numbers, ...(numbersOnly ? [] : titlesWith(understood.text))] : [];
  const ways = [...leadClause(lead), ...found, ...(texts.length > 0 ? [{ bool: { should: texts } }] : [])];
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
      should: [
        ...beside,
        ...Object.entries(standing).map(([status, share]) => ({
          constant_score: { filter: hasStatus(status as Status, day), boost: share * weight.status },
        })),
        { distance_feature: { field: 'issued', origin: day, pivot: '3650d', boost: weight.recency } },
      ],
    },
  };
}

/** Other standards whose titles name the number: guidance on ISO 9001. */
function titlesWith(text: string): Clause[] {
  return [
    { match_phrase: { title_en: { query: text, analyzer: 'en_title' } } },
    { match_phrase: { title_zh: { query: text, analyzer: 'zh_glued' } } },
  ];
}

function leadClause(lead: string[]): Clause[] {
  return lead.length > 0 ? [{ constant_score: { filter: { terms: { id: lead } }, boost: 20_000 } }] : [];
}
