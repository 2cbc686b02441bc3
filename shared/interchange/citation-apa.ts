import type { Reference } from './reference.ts';

/**
 * Citation after APA 7 (10.3, reports with a number): bodies, year, title with the number in parentheses, address. The
 * publisher is left out, because it is the author.
 */
export function apaCitation(reference: Reference): string {
  const { number, title, publishers, authors, year, doi, page } = reference;
  const names = authors.length > 0 ? authors : publishers;
  const head = joined(names);
  const named = title ? `${title} (${number})` : number;
  const address = doi ? `https://doi.org/${doi}` : page;
  const date = `(${year ?? 'n.d.'})`;
  return head ? `${sentence(head)} ${date}. ${named}. ${address}` : `${named}. ${date}. ${address}`;
}

function joined(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, & ${names.at(-1)}`;
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
