/** Addresses of what is served by IIIF; they are names for ever and must not change. */

export const manifestAddress = (site: string, id: string) => `${site}/iiif/${id}/manifest.json`;
export const canvasAddress = (site: string, id: string, page: number) => `${site}/iiif/${id}/${page}/canvas`;
export const linesAddress = (site: string, id: string, page: number) => `${site}/iiif/${id}/${page}/lines.json`;
export const searchAddress = (site: string, id: string, version: 1 | 2) => `${site}/iiif/${id}/search${version}`;

/** The list of manifests by their changes, and a page of it: the latest ones, or those before an instant. */
export const changesAddress = (site: string) => `${site}/iiif/changes/collection.json`;
export const changesPageAddress = (site: string, before?: string) =>
  `${site}/iiif/changes/page.json${before === undefined ? '' : `?before=${before}`}`;

/** Base address of the image service of a page (Image API 3.0 §3). */
export const imageAddress = (site: string, { id, page }: { id: string; page: number }) => `${site}/iiif/${id}/${page}`;

/** Address of a whole picture in a size that is kept. */
export function pictureAddress(
  base: string,
  { width, height }: { width: number; height: number },
  format: 'jpg' | 'webp' = 'jpg',
): string {
  return `${base}/full/${width},${height}/0/default.${format}`;
}
