import type { Clause } from './standard-filters.ts';
import type { Understood } from './understand-query.ts';

export type NumberTier = 'full' | 'key' | 'flat' | 'loose' | 'adopts' | 'begins' | 'digits' | 'supplement';

/** The tiers in which a hit matched the number. */
export function tiersOf({ matched_queries: names = [] }: { matched_queries?: string[] }): NumberTier[] {
  return names.filter((name) => name.startsWith('number.')).map((name) => name.slice(7) as NumberTier);
}

/** Scores of the number tiers, all above what any text can reach; within a tier status and recency decide. */
const tier = {
  full: 10_000,
  key: 8_000,
  flat: 7_000,
  loose: 6_000,
  adopts: 5_000,
  begins: 4_000,
  digits: 3_000,
  supplement: 2_000,
};

/** Alternatives for a number, strictest first; `[]` when the text holds none. */
export function numberClauses({ keys, digits, dated }: Understood): Clause[] {
  if (digits)
    return [exactly('digits', digits, tier.digits), exactly('digits', `${digits}+`, tier.supplement, 'supplement')];
  if (!keys) return [];
  return [
    exactly('full', keys.full, tier.full),
    exactly('key', keys.key, dated ? tier.key : tier.full),
    exactly('flat', keys.flat, tier.flat),
    exactly('loose', keys.loose, tier.loose),
    exactly('adopts', dated ? keys.full : keys.key, tier.adopts),
    ...(keys.flat.length >= 4 ? [begins(keys.flat)] : []),
  ];
}

function exactly(field: string, value: string, score: number, name = field): Clause {
  return { constant_score: { filter: { term: { [`no.${field}`]: value } }, boost: score, _name: `number.${name}` } };
}

function begins(flat: string): Clause {
  return { constant_score: { filter: { prefix: { 'no.flat': flat } }, boost: tier.begins, _name: 'number.begins' } };
}
