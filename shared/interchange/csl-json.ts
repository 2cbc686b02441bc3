import type { Reference } from './reference.ts';

/** An item of CSL 1.0.2, which has the type `standard`; bodies are literal names. */
export function cslItem(reference: Reference) {
  const { id, number, title, publishers, authors, issued, year, edition, status, doi, page, language } = reference;
  const creators = authors.length > 0 ? authors : publishers;
  const parts = (issued ?? year)?.split('-').map(Number);
  return {
    id,
    type: 'standard',
    title,
    number,
    ...(creators.length > 0 && { author: creators.map((literal) => ({ literal })) }),
    ...(publishers.length > 0 && { publisher: publishers.join(', ') }),
    ...(parts && { issued: { 'date-parts': [parts] } }),
    ...(edition && { edition }),
    ...(doi && { DOI: doi }),
    status,
    language,
    URL: page,
  };
}
