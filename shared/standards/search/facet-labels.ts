import { className } from '../classification.ts';
import { prefixOf } from '../designation/prefixes.ts';
import { regionOf } from '../designation/regions.ts';
import type { FacetName } from '../standard-view.ts';
import { accessTerms, levelTerms, licenceTerms, mandateTerms, originTerms, statusTerms } from '../terms.ts';

export type LabelLanguage = 'zh' | 'en';

type Words = Partial<Record<LabelLanguage, string>>;

const wordsOf: Partial<Record<FacetName, (value: string) => Words | undefined>> = {
  status: among(statusTerms),
  origin: among(originTerms),
  level: among(levelTerms),
  mandate: among(mandateTerms),
  access: among(accessTerms),
  licence: among(licenceTerms),
  issuer: prefixOf,
  region: regionOf,
  ics: (code) => className('ics', code),
  ccs: (code) => className('ccs', code),
};

/** The words people read for a value of a facet; the value itself when there are none. */
export function facetLabel(facet: FacetName, value: string, language: LabelLanguage): string {
  const words = wordsOf[facet]?.(value);
  return words?.[language] ?? words?.zh ?? words?.en ?? value;
}

function among(terms: Readonly<Record<string, Words>>): (value: string) => Words | undefined {
  return (value) => (Object.hasOwn(terms, value) ? terms[value] : undefined);
}
