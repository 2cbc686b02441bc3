import type { StoredStandard } from '#shared/standards/standard.ts';
import { knownItems } from './known-items.ts';

export interface Question {
  kind: string;
  path: '/v1/standards' | '/v1/suggest';
  parameters: Record<string, string>;
}

const broad = [
  'systems',
  'test methods',
  'information technology',
  'requirements',
  'measurement',
  'data',
  'safety',
  '测定',
  '技术',
];
const facets = 'status,level,issuer,ics';

/** What people ask, in equal parts, so that each kind weighs the same in the mix. */
export function speedQuestions(records: StoredStandard[], today: string, each = 40): Question[] {
  const families = knownItems(records, { half: 'dev', today, each });
  const search = (kind: string, parameters: Record<string, string>): Question => ({
    kind,
    path: '/v1/standards',
    parameters,
  });
  const asked = (kind: string, family: string) => (families[family] ?? []).map(({ query: q }) => search(kind, { q }));
  const english = families['English span, 3–6 words'] ?? [];
  return [
    ...asked('number', 'number with year, dressed'),
    ...asked('number without year', 'number without year'),
    ...asked('English words', 'English span, 3–6 words'),
    ...asked('English typo', 'English with one typo'),
    ...asked('Chinese words', 'Chinese span without boilerplate'),
    ...Array.from({ length: each }, (_, i) => search('broad words', { q: broad[i % broad.length] ?? '' })),
    ...english.slice(0, each).map(({ query: q }) => search('words and 4 facets', { q, facets })),
    ...Array.from({ length: each }, (_, i) =>
      search('browse and 4 facets', { ics: String(11 + 2 * (i % 20)), facets }),
    ),
    ...english.map(({ query }): Question => {
      return { kind: 'suggest', path: '/v1/suggest', parameters: { q: query.slice(0, 3 + (query.length % 9)) } };
    }),
  ];
}
