import type { Reference } from './reference.ts';

/**
 * Citation after GB/T 7714-2025 as numeric styles print it: responsible bodies, title and number, `[S/OL]` for a standard read
 * online, day of issue, day of reading, address. What is unknown is left out.
 */
export function numericCitation(reference: Reference, seen: string): string {
  const creators = creatorsOf(reference);
  const issued = reference.issued ? `(${reference.issued})` : '';
  return `${creators ? `${creators}. ` : ''}${titleOf(reference)}. ${issued}[${seen}]. ${addressOf(reference)}.`;
}

/** The same in the author-date order: the year follows the names; where there are none, 佚名 or Anon stands for them. */
export function authorDateCitation(reference: Reference, seen: string): string {
  const nobody = reference.language === 'zh' ? '佚名' : 'Anon';
  const head = [creatorsOf(reference) || nobody, reference.year].filter(Boolean).join(', ');
  const issued = reference.issued && reference.issued.length > 4 ? `(${reference.issued})` : '';
  return `${head}. ${titleOf(reference)}. ${issued}[${seen}]. ${addressOf(reference)}.`;
}

function titleOf({ title, number }: Reference): string {
  return `${title ? `${title}: ` : ''}${number}[S/OL]`;
}

/** At most three names, then 等 or et al. (GB/T 7714, 8.1.2). */
function creatorsOf({ authors, publishers, language }: Reference): string {
  const names = authors.length > 0 ? authors : publishers;
  const rest = language === 'zh' ? '等' : 'et al';
  return [...names.slice(0, 3), ...(names.length > 3 ? [rest] : [])].join(', ');
}

function addressOf({ doi, page }: Reference): string {
  return doi ? `https://doi.org/${doi}` : page;
}
