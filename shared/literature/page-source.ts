import type { MediaType } from './document.ts';
import { drawImage, openPdfPictures, type Picture, scanHeight } from './draw-page.ts';
import { type Line, type PageContent, toTenth } from './page-content.ts';
import { inkShare, type Raster } from './raster.ts';
import { openPdfText } from './read-pdf.ts';
import { readScan, type ScanServices } from './read-scan.ts';
import { qualityOfLayer, qualityOfScan } from './text-quality.ts';

/** A page with its text and pictures. */
export interface DrawnPage {
  content: PageContent;
  reading: Picture;
  thumbnail: Picture;
}

/** A file opened for reading page by page. */
export interface PageSource {
  pages: number;
  /** Whether the text layer can be believed, judged on a sample of pages. */
  trustsLayer(): Promise<boolean>;
  /** Reads and draws a page; the text layer is passed over when it is not to be believed. */
  page(number: number, trustsLayer: boolean): Promise<DrawnPage>;
  close(): Promise<void>;
}

/** Loads the networks and words for reading scans, when a page first needs them. */
export type LoadScan = () => Promise<ScanServices>;

const blankInk = 0.0004;
/** A layer that says less than this of a page full of ink says nothing. */
const fewCharacters = 12;

/** Opens a PDF or a picture. */
export async function openPages(bytes: Uint8Array, type: MediaType, loadScan: LoadScan): Promise<PageSource> {
  return type === 'application/pdf' ? openPdf(bytes, loadScan) : openImage(bytes, loadScan);
}

async function openPdf(bytes: Uint8Array, loadScan: LoadScan): Promise<PageSource> {
  const text = await openPdfText(bytes);
  const pictures = await openPdfPictures(bytes);
  return {
    pages: text.pages,
    trustsLayer: async () => {
      const sample = sampleOf(text.pages);
      const levels = await Promise.all(
        sample.map(async (page) => qualityOfLayer(plain((await text.read(page)).lines))),
      );
      const garbage = levels.filter((level) => level === 1 || level === 2).length;
      return garbage * 2 <= levels.filter((level) => level > 0).length;
    },
    page: async (number, trustsLayer) => {
      const layer = await text.read(number);
      const { width, height, rotation } = layer;
      const drawn = await pictures.draw(number);
      const shape = { page: number, width, height, rotation };
      const quality = trustsLayer ? qualityOfLayer(plain(layer.lines)) : 0;
      if (quality > 2 && plain(layer.lines).length >= fewCharacters) {
        return { ...drawn, content: { ...shape, source: 'text-layer', quality, lines: layer.lines } };
      }
      const scanned = await contentOfPicture(shape, await pictures.grey(number, scanHeight), loadScan);
      const better = scanned.quality >= quality || scanned.quality >= 3;
      const kept = { ...shape, source: 'text-layer' as const, quality, lines: layer.lines };
      return { ...drawn, content: better ? scanned : kept };
    },
    close: async () => {
      pictures.close();
      await text.close();
    },
  };
}

async function openImage(bytes: Uint8Array, loadScan: LoadScan): Promise<PageSource> {
  const { reading, thumbnail, grey } = await drawImage(bytes);
  return {
    pages: 1,
    trustsLayer: async () => false,
    page: async () => {
      const height = 842;
      const shape = { page: 1, width: toTenth((height * grey.width) / grey.height), height, rotation: 0 };
      return { reading, thumbnail, content: await contentOfPicture(shape, grey, loadScan) };
    },
    close: async () => undefined,
  };
}

async function contentOfPicture(
  shape: Pick<PageContent, 'page' | 'width' | 'height' | 'rotation'>,
  picture: Raster,
  loadScan: LoadScan,
): Promise<PageContent> {
  if (inkShare(picture) < blankInk) return { ...shape, source: 'none', quality: 0, lines: [] };
  const { width, height } = shape;
  const lines = await readScan(await loadScan(), { picture, width, height });
  return { ...shape, source: lines.length > 0 ? 'scan' : 'none', quality: qualityOfScan(lines), lines };
}

const plain = (lines: readonly Line[]) => lines.map(({ text }) => text).join('\n');

/** Up to six pages spread over the file; covers and last pages say little. */
function sampleOf(pages: number): number[] {
  const count = Math.min(6, pages);
  return [...new Set(Array.from({ length: count }, (_, i) => Math.ceil(((i + 0.7) * pages) / count)))];
}
