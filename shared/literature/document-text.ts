import type { DocumentText } from './document-files.ts';
import type { PageContent } from './page-content.ts';
import { placesOf } from './places.ts';
import { searchTextOf } from './search-text.ts';

/** The text of a whole document for searching, and how many of its pages are of each quality. */
export function textOfPages(
  pages: readonly PageContent[],
  { keepsLines }: { keepsLines: boolean },
): { text: DocumentText; quality: number[] } {
  const quality = [0, 0, 0, 0, 0];
  for (const page of pages) quality[page.quality] = (quality[page.quality] ?? 0) + 1;
  const text = {
    pages: pages.map((page) => {
      const search = searchTextOf(page.lines);
      return {
        page: page.page,
        quality: page.quality,
        search: search.text,
        ...(keepsLines ? { lines: page.lines } : { places: placesOf(search, page.lines) }),
      };
    }),
  };
  return { text, quality };
}
