import type { Line, PageContent } from '#shared/literature/page-content.ts';

/** A page of A4 with lines one under the other, as a reader of text layers would give it. */
export function madePage(page: number, texts: string[]): PageContent {
  const lines = texts.map((text, i): Line => {
    const top = 40 + (i * 760) / Math.max(1, texts.length - 1);
    const width = [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? 5 : 10), 0);
    return { text, box: [60, top, width, 10], spans: [[0, text.length, 60, width]] };
  });
  return { page, width: 595, height: 842, rotation: 0, source: 'text-layer', quality: 4, lines };
}
