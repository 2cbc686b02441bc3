import { printErratum } from './erratum.ts';
import type { Claim, StandardFields, Statement } from './standard.ts';

/** Who says what of which field (domain D.2, `fieldSources`), and where the sources disagree. */

type Reader = (fields: StandardFields) => Claim['value'] | undefined;

const scalarFields: Readonly<Record<string, Reader>> = {
  number: (f) => f.number,
  documentType: (f) => f.documentType,
  edition: (f) => f.edition,
  pages: (f) => f.pages,
  state: (f) => f.state && (f.state.stage ? `${f.state.value} (${f.state.stage})` : f.state.value),
  url: (f) => f.url,
  doi: (f) => f.doi,
};

const listFields: Readonly<Record<string, Reader>> = {
  secondNumbers: (f) => f.secondNumbers,
  languages: (f) => f.languages,
  ics: (f) => f.ics,
  ccs: (f) => f.ccs,
  adoption: (f) => f.adoption?.map(({ number, degree }) => (degree ? `${degree} ${number}` : number)),
  errata: (f) => f.errata?.map((erratum) => printErratum(erratum)),
  rights: (f) => f.rights,
};

/** The claims of each field that a source makes, as printed there, by dotted path: `dates.issued`, `titles.zh`. */
export function claimsOf(ranked: readonly Statement[]): Record<string, Claim[]> {
  const claims: Record<string, Claim[]> = {};
  const add = (path: string, source: string, value: Claim['value'] | undefined) => {
    if (value === undefined) return;
    claims[path] ??= [];
    claims[path].push({ source, value });
  };
  for (const { source, fields } of ranked) {
    if (isDerived(source.key)) continue;
    for (const [path, read] of Object.entries(scalarFields)) add(path, source.key, read(fields));
    for (const [path, read] of Object.entries(listFields)) add(path, source.key, read(fields));
    for (const group of ['titles', 'dates', 'bodies'] as const) {
      for (const [key, value] of Object.entries(fields[group] ?? {})) add(`${group}.${key}`, source.key, value);
    }
  }
  return claims;
}

/** Keys of statements that the service derives from other records: they hold relations and claim nothing themselves. */
const derivedKeys = ['inverse', 'editions'];

export function isDerived(sourceKey: string): boolean {
  return derivedKeys.includes(sourceKey);
}

/**
 * Paths on which sources contradict each other. Spelling noise, a less precise date and lists that differ are no
 * contradiction: lists are united.
 */
export function conflictsOf(claims: Readonly<Record<string, readonly Claim[]>>): string[] {
  return Object.keys(claims)
    .filter((path) => isComparable(path) && disagree(claims[path] ?? []))
    .sort();
}

function isComparable(path: string): boolean {
  // Two catalogues each have their own page for a record and their own stage codes for one state.
  if (path === 'number' || path === 'url' || path === 'documentType') return false;
  return (
    path in scalarFields || path.startsWith('titles.') || (path.startsWith('dates.') && path !== 'dates.reaffirmed')
  );
}

function disagree(claims: readonly Claim[]): boolean {
  const values = claims.map(({ value }) => comparable(value));
  return values.some((a) => values.some((b) => !a.startsWith(b) && !b.startsWith(a)));
}

/** Letters and digits only: neither dash kinds nor a stage code in brackets make a difference. */
function comparable(value: Claim['value']): string {
  const text = typeof value === 'string' ? value.replace(/ \([^)]*\)$/, '') : JSON.stringify(value);
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
