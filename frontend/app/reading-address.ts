/** Addresses of the reader; hits and lines are places on a page. */
export function pageAddress(id: string, page: number, q = ''): string {
  return `/documents/${id}/pages/${page}${q === '' ? '' : `?q=${encodeURIComponent(q)}`}`;
}

/** A clause read alone. */
export function clauseAddress(id: string, anchor: string): string {
  return `/documents/${id}/clauses/${encodeURIComponent(anchor)}`;
}

/** Where a line of a page stands. */
export const linePlace = (line: number) => `#line-${line}`;
/** Where the first place of a hit is lit. */
export const firstHit = '#hit-1';
/** Where the reader begins, below the head of the site. */
export const readerTop = '#reader';

/** Address of a picture of a page in a size that is kept, as the site itself shows it. */
export function pictureAddress(id: string, page: number, { width, height }: { width: number; height: number }): string {
  return `/iiif/${id}/${page}/full/${width},${height}/0/default.webp`;
}
