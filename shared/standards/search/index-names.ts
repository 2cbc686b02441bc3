/** The aliases that searches use; behind each stands one index `<alias>-<n>`, and beside it `<alias>-writers`. */
export interface IndexNames {
  standards: string;
  suggestions: string;
  /** Reserved for page texts: one document a page, asked only for the standards on a result page. */
  pages: string;
}

export function indexNames(prefix: string): IndexNames {
  return { standards: `${prefix}-std`, suggestions: `${prefix}-sug`, pages: `${prefix}-page` };
}

/**
 * Alias of every index that must receive writes. Normally that is the one searched; while an index is built aside it is
 * both, so that nothing written meanwhile is missing after the swap.
 */
export function writersAlias(alias: string): string {
  return `${alias}-writers`;
}
