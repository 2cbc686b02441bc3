import type { ReadingServices } from './document-decision.ts';
import type { PageView } from './document-view.ts';
import { canvasAddress, linesAddress } from './iiif-address.ts';
import { onCanvas } from './iiif-hits.ts';
import { readPage } from './read-page.ts';

/** The text of a page, a mark a line, for viewers that lay it over the picture. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readCanvasLines(
  services: ReadingServices,
  { id, page, site }: { id: string; page: number; site: string },
) {
  return linesOnCanvas(site, await readPage(services, { id, page }));
}

/** An annotation page whose annotations supplement the canvas with its words (Presentation API 3.0 §5.5). */
export function linesOnCanvas(site: string, page: PageView) {
  const address = linesAddress(site, page.document, page.page);
  const canvas = canvasAddress(site, page.document, page.page);
  const lines = page.image ? page.lines : [];
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: address,
    type: 'AnnotationPage',
    items: lines.flatMap(({ text, box }, i) => {
      const [place] = box && page.image ? onCanvas([box], page, page.image) : [];
      if (!place) return [];
      return {
        id: `${address}#line-${i + 1}`,
        type: 'Annotation',
        motivation: 'supplementing',
        body: { type: 'TextualBody', value: text.replaceAll('\t', ' '), format: 'text/plain' },
        target: `${canvas}#xywh=${place.join(',')}`,
      };
    }),
  };
}
