import type { RelationType } from '../standards/codes.ts';
import type { StandardRecord } from '../standards/standard-view.ts';

/** Relations in the words of Relaton. */
export const relatonRelations: Readonly<Record<RelationType, string>> = {
  replaces: 'obsoletes',
  'replaced-by': 'obsoletedBy',
  'partly-replaces': 'updates',
  'partly-replaced-by': 'updatedBy',
  amends: 'updates',
  'amended-by': 'updatedBy',
  corrects: 'updates',
  'corrected-by': 'updatedBy',
  adopts: 'adoptedFrom',
  'adopted-as': 'adoptedAs',
  cites: 'cites',
  'cited-by': 'isCitedIn',
  'part-of': 'partOf',
  'has-part': 'hasPart',
  'newer-edition-of': 'successorOf',
  'has-newer-edition': 'hasSuccessor',
  'translation-of': 'translatedFrom',
  'has-translation': 'hasTranslation',
  'cites-law': 'cites',
  'cited-by-law': 'isCitedIn',
  related: 'related',
};

/** Script of a language (ISO 15924). */
export const relatonScripts: Readonly<Record<string, string>> = {
  zh: 'Hans',
  en: 'Latn',
  fr: 'Latn',
  de: 'Latn',
  ru: 'Cyrl',
};

export function relatonScheme({ origin, issuer }: StandardRecord): string {
  return origin === 'government' || origin === 'market' ? 'Chinese Standard' : issuer;
}

export function relatonStage({ status }: StandardRecord): string {
  if (status === 'withdrawn') return 'obsoleted';
  return status === 'in-force' || status === 'newer-edition' || status === 'partly-replaced' ? 'published' : status;
}

/** Days that Relaton has a word for, as precisely as they are known. */
export function relatonDates({ dates, issued, effective }: StandardRecord): [type: string, day: string][] {
  const withdrawn = typeof dates.withdrawn === 'string' ? dates.withdrawn : null;
  const given = { published: issued, implemented: effective, obsoleted: withdrawn };
  return Object.entries(given).flatMap(([type, day]): [string, string][] => (day ? [[type, day]] : []));
}
