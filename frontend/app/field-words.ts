import {
  accessTerms,
  adoptionTerms,
  fieldTerms,
  levelTerms,
  mandateTerms,
  originTerms,
  regionTerm,
  relationTerms,
  statusTerms,
  type Term,
} from '#shared/standards/terms.ts';
import type { Language } from './language.ts';

const tables = {
  status: statusTerms,
  origin: originTerms,
  level: levelTerms,
  mandate: mandateTerms,
  relation: relationTerms,
  adoption: adoptionTerms,
  access: accessTerms,
} satisfies Record<string, Readonly<Record<string, Term>>>;
type Kind = keyof typeof tables;

/** The word for a code of the field; the code itself when the term table does not know it. */
export function fieldWord(language: Language, kind: Kind, code: string): string {
  const table: Readonly<Record<string, Term>> = tables[kind];
  return table[code]?.[language] ?? code;
}

/** Name of a field of the record by its dotted path, e.g. `dates.issued`. */
export function fieldName(language: Language, path: string): string {
  return fieldTerms[path]?.[language] ?? path;
}

/** Words of one value of a facet: ours where the value is one of our codes, else as the index prints it. */
export function facetWord(
  language: Language,
  facet: string,
  { value, label }: { value: string; label: string },
): string {
  if (Object.hasOwn(tables, facet)) return fieldWord(language, facet as Kind, value);
  if (facet === 'region') return regionWord(language, value) ?? label;
  return label === value ? value : `${value} ${label}`;
}

/** A city that has no name here is told from its province by its code. */
function regionWord(language: Language, code: string): string | undefined {
  const name = regionTerm(code)?.[language];
  const province = regionTerm(code.slice(0, 2))?.[language];
  return name && code.length > 2 && name === province ? `${name} ${code}` : name;
}
