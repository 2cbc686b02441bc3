import { regionTerm, type TermKind, term } from '#shared/standards/terms.ts';
import type { Language } from './language.ts';

/** Facets whose values are codes of the term table. */
const codedFacets = ['status', 'origin', 'level', 'mandate', 'access', 'licence'] as const;

/** The word for a code of the field; the code itself when the term table does not know it. */
export function fieldWord(language: Language, kind: TermKind, code: string): string {
  return term(kind, code)[language];
}

/** Name of a field of the record by its dotted path, e.g. `dates.issued`. */
export function fieldName(language: Language, path: string): string {
  return fieldWord(language, 'field', path);
}

/** Words of one value of a facet: ours where the value is one of our codes, else as the index prints it. */
export function facetWord(
  language: Language,
  facet: string,
  { value, label }: { value: string; label: string },
): string {
  const coded = codedFacets.find((kind) => kind === facet);
  if (coded) return fieldWord(language, coded, value);
  if (facet === 'region') return regionWord(language, value) ?? label;
  return label === value ? value : `${value} ${label}`;
}

/** A city that has no name here is told from its province by its code. */
function regionWord(language: Language, code: string): string | undefined {
  const name = regionTerm(code)?.[language];
  const province = regionTerm(code.slice(0, 2))?.[language];
  return name && code.length > 2 && name === province ? `${name} ${code}` : name;
}
