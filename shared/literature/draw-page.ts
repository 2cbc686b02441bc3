import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import type { Raster } from './raster.ts';
import { Refusal } from './refusal.ts';

/** Heights in pixels: declared sizes cannot be trusted, one scanned standard claims pages of 34 inches. */
export const readingHeight = 1600;
export const thumbnailHeight = 260;
export const scanHeight = 3000;
/** Most pixels of one picture, whatever shape a page has. */
const mostPixels = 16_000_000;

export interface Picture {
  bytes: Uint8Array;
  width: number;
  height: number;
}

export interface PdfPictures {
  pages: number;
  /** A page in grey for reading it, about `height` pixels high. */
  grey(page: number, height: number): Promise<Raster>;
  /** A page as people see it and a small one, both WebP. */
  draw(page: number): Promise<{ reading: Picture; thumbnail: Picture }>;
  close(): void;
}

let library: Promise<PDFiumLibrary> | undefined;

/** Opens a PDF for drawing. */
export async function openPdfPictures(bytes: Uint8Array): Promise<PdfPictures> {
  library ??= PDFiumLibrary.init();
  const file = await (await library).loadDocument(bytes).catch((cause: unknown) => {
    throw new Refusal('broken', { cause });
  });
  const render = async (number: number, height: number, colorSpace: 'Gray' | 'BGRA') => {
    const page = file.getPage(number - 1);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const fitting = Math.sqrt(mostPixels / (originalWidth * originalHeight));
    const scale = Math.min(height / originalHeight, fitting);
    return page.render({ scale, colorSpace, render: 'bitmap' });
  };
  return {
    pages: file.getPageCount(),
    grey: async (page, height) => {
      const { data, width, height: high } = await render(page, height, 'Gray');
      return { data, width, height: high };
    },
    draw: async (page) => {
      const { data, width, height } = await render(page, readingHeight, 'BGRA');
      return encode(sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha());
    },
    close: () => file.destroy(),
  };
}

/** The pictures of a page that is a picture file itself. */
export async function drawImage(bytes: Uint8Array): Promise<{ reading: Picture; thumbnail: Picture; grey: Raster }> {
  const upright = await openImage(bytes);
  const pictures = await encode(
    upright.clone().resize({ height: readingHeight, fit: 'inside', width: readingHeight * 4 }),
  );
  const { data, info } = await upright
    .clone()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize({ height: scanHeight, width: scanHeight, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...pictures, grey: { data, width: info.width, height: info.height } };
}

/** A picture turned the way its camera says; one that is broken or unreasonably large is refused. */
async function openImage(bytes: Uint8Array): Promise<Sharp> {
  const image = sharp(bytes, { limitInputPixels: 200_000_000, failOn: 'error' }).autoOrient();
  await image
    .clone()
    .stats()
    .catch((cause: unknown) => {
      throw new Refusal(/pixel limit/i.test(String(cause)) ? 'bomb' : 'broken', { cause });
    });
  return image;
}

async function encode(image: Sharp): Promise<{ reading: Picture; thumbnail: Picture }> {
  const reading = await image.clone().webp({ quality: 72, effort: 2 }).toBuffer({ resolveWithObject: true });
  const thumbnail = await image
    .clone()
    .resize({ height: thumbnailHeight })
    .webp({ quality: 60, effort: 2 })
    .toBuffer({ resolveWithObject: true });
  return { reading: pictureOf(reading), thumbnail: pictureOf(thumbnail) };
}

function pictureOf({ data, info }: { data: Buffer; info: OutputInfo }): Picture {
  return { bytes: data, width: info.width, height: info.height };
}
