import { className } from './classification.ts';
import type { FacetName } from './standard-view.ts';

export type LabelLanguage = 'zh' | 'en';

/** The words people read for a value of a facet; the value itself when there is none. */
export function facetLabel(facet: FacetName, value: string, language: LabelLanguage): string {
  const name = facet === 'ics' || facet === 'ccs' ? className(facet, value) : undefined;
  return name?.[language] ?? name?.zh ?? name?.en ?? value;
}
