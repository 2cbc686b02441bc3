import { apaCitation } from './citation-apa.ts';
import { authorDateCitation, numericCitation } from './citation-gbt7714.ts';
import { isoCitation } from './citation-iso690.ts';
import type { Reference } from './reference.ts';

export interface Citation {
  style: 'gbt7714' | 'gbt7714-author-date' | 'iso690' | 'apa';
  /** Name of the style, the same in every language. */
  label: string;
  text: string;
}

/** The reference in every style of citation, the one for Chinese authors first. `seen` is the day it was looked at. */
export function citationsOf(reference: Reference, seen: string): Citation[] {
  return [
    { style: 'gbt7714', label: 'GB/T 7714-2025', text: numericCitation(reference, seen) },
    { style: 'gbt7714-author-date', label: 'GB/T 7714-2025 著者-出版年', text: authorDateCitation(reference, seen) },
    { style: 'iso690', label: 'ISO 690:2021', text: isoCitation(reference, seen) },
    { style: 'apa', label: 'APA 7', text: apaCitation(reference) },
  ];
}
