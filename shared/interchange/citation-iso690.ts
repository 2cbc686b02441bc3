import type { Reference } from './reference.ts';

/** Citation after ISO 690:2021: a standard is identified by its number, which opens the entry where no body is named. */
export function isoCitation(reference: Reference, seen: string): string {
  const { number, title, publishers, authors, edition, issued, year, doi, page } = reference;
  const creators = (authors.length > 0 ? authors : publishers).map((name) => name.toLocaleUpperCase('en')).join(', ');
  const parts = [
    creators,
    title ? `${number}, ${title}` : number,
    edition && (/^\d+$/.test(edition) ? `Edition ${edition}` : edition),
    `Online. ${issued ?? year ?? 'No date'}`,
  ].filter(Boolean);
  const address = doi ? `https://doi.org/${doi}` : page;
  return `${parts.join('. ')}. Available from: ${address}. [viewed ${seen}].`;
}
