import type { Standard } from '#shared/standards/standard.ts';

/** A question whose right answers are known from the catalogue itself. */
export interface KnownItem {
  /** The standard that the question was made from: its id decides the half. */
  from: string;
  query: string;
  relevant: ReadonlySet<string>;
}

/** The catalogue as the generators read it, with what several of them look up. */
export interface Catalogue {
  standards: Standard[];
  byId: ReadonlyMap<string, Standard>;
  today: string;
}

/** Makes a question from a standard; null when this one does not lend itself to it. */
export type Generator = (standard: Standard) => Omit<KnownItem, 'from'> | null;
