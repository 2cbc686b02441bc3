import {
  type Designation,
  type DesignationKeys,
  designationKeys,
  digitsKey,
  interpretQuery,
  namesEdition,
  printDesignation,
} from '../designation.ts';
import { detectLanguage, plainText, type QueryLanguage } from './language.ts';

/** What a query text is taken to mean, before anything is searched. */
export interface Understood {
  /** The text as one clean line, at most as long as is searched. */
  text: string;
  language: QueryLanguage | null;
  designation: Designation | null;
  /** Canonical spelling of the number. */
  number: string | null;
  keys: DesignationKeys | null;
  /** True when the number names one edition. */
  dated: boolean;
  /** Key of a bare number such as 9001 or 9001|2015. */
  digits: string | null;
  /** The words beside the number; all of the text when there is none. */
  words: string;
}

/** Longest text that is searched: beyond it no title goes, and the engine allows a thousand terms. */
const longestSearched = 160;

/** Reads the text of a query: a number, bare digits, words, or a number with words. */
export function understand(q: string): Understood {
  const text = plainText(q, longestSearched);
  const { designation, digits, rest } = interpretQuery(text);
  return {
    text,
    language: detectLanguage(text),
    designation: designation ?? null,
    number: designation ? printDesignation(designation) : null,
    keys: designation ? designationKeys(designation) : null,
    dated: designation ? namesEdition(designation) : false,
    digits: digits ? [digitsKey(digits), digits.year].filter(Boolean).join('|') : null,
    words: designation || digits ? rest : text,
  };
}
