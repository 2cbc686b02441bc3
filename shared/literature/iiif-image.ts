import { ServiceError } from '../runtime/errors.ts';

/** A picture in whole pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A part of a picture: left, top, width, height in its own pixels. */
export type Region = readonly [number, number, number, number];

/** What an image request asks for, read against the picture that is there. */
export interface ImageRequest {
  region: Region;
  size: Size;
  format: 'jpg' | 'webp';
}

export interface ImagePath {
  region: string;
  size: string;
  rotation: string;
  /** Quality and format, `default.jpg`. */
  file: string;
}

/** Edge of a tile in pixels of the answer. */
const tileEdge = 512;
const formats = ['jpg', 'webp'] as const;
export const imageContext = 'http://iiif.io/api/image/3/context.json';

/** Powers of two up to the one at which the whole picture fits one tile. */
export function scaleFactors({ width, height }: Size): number[] {
  const factors = [1];
  while (Math.max(width, height) / (factors.at(-1) ?? 1) > tileEdge) factors.push((factors.at(-1) ?? 1) * 2);
  return factors;
}

/** Whole pictures that can be had, the smallest first: the kept thumbnail and one size a scale factor. */
export function imageSizes(full: Size, thumbnail: Size): Size[] {
  const scaled = scaleFactors(full).map((factor) => scaledSize(full, factor));
  const sizes = new Map([thumbnail, ...scaled].map(({ width, height }) => [`${width},${height}`, { width, height }]));
  return [...sizes.values()].sort((a, b) => a.width - b.width);
}

/** The service of a picture as manifests embed it, and with a context as `info.json` (Image API 3.0 §5, level 0). */
export function imageService(id: string, full: Size, thumbnail: Size) {
  return {
    id,
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level0',
    width: full.width,
    height: full.height,
    sizes: imageSizes(full, thumbnail),
    tiles: [{ width: tileEdge, height: tileEdge, scaleFactors: scaleFactors(full) }],
    extraFormats: ['webp'],
  };
}

/**
 * Reads an image request (Image API 3.0 §4). Level 0 serves what `info.json` lists and nothing else: whole pictures in
 * the listed sizes and the tiles of the grid. Throws `INVALID` for what cannot be read, `NOT_FOUND` for what is not made.
 */
export function readImageRequest(path: ImagePath, full: Size, thumbnail: Size): ImageRequest {
  const format = formats.find((ending) => path.file === `default.${ending}`);
  if (path.rotation !== '0' || !format) throw notMade();
  const region = readRegion(path.region, full);
  const size = readSize(path.size, region);
  const isWhole = region[2] === full.width && region[3] === full.height;
  const known = isWhole ? imageSizes(full, thumbnail) : tileSizes(region, full);
  if (!known.some(({ width, height }) => width === size.width && height === size.height)) throw notMade();
  return { region, size, format };
}

function readRegion(text: string, { width, height }: Size): Region {
  if (text === 'full') return [0, 0, width, height];
  const [left, top, wide, high] = readNumbers(text, 4);
  if (wide === 0 || high === 0 || left >= width || top >= height) throw notReadable();
  // A region that reaches over the edge ends there (§4.1).
  return [left, top, Math.min(wide, width - left), Math.min(high, height - top)];
}

function readSize(text: string, [, , width, height]: Region): Size {
  if (text === 'max') return { width, height };
  if (/^\d+,$/.test(text)) {
    const asked = Number(text.slice(0, -1));
    return { width: asked, height: Math.ceil((height * asked) / width) };
  }
  const [wide, high] = readNumbers(text, 2);
  return { width: wide, height: high };
}

function readNumbers(text: string, count: 4): [number, number, number, number];
function readNumbers(text: string, count: 2): [number, number];
function readNumbers(text: string, count: number): number[] {
  const numbers = text.split(',').map((part) => (/^\d{1,6}$/.test(part) ? Number(part) : Number.NaN));
  if (numbers.length !== count || numbers.some(Number.isNaN)) throw notReadable();
  return numbers;
}

/** The one size of a tile at each scale factor in whose grid it lies. */
function tileSizes([left, top, width, height]: Region, full: Size): Size[] {
  return scaleFactors(full).flatMap((factor) => {
    const edge = tileEdge * factor;
    const isInGrid = left % edge === 0 && top % edge === 0;
    const isTile = width === Math.min(edge, full.width - left) && height === Math.min(edge, full.height - top);
    return isInGrid && isTile ? [scaledSize({ width, height }, factor)] : [];
  });
}

function scaledSize({ width, height }: Size, factor: number): Size {
  return { width: Math.ceil(width / factor), height: Math.ceil(height / factor) };
}

function notReadable(): ServiceError {
  return new ServiceError('INVALID', {
    zh: '图像请求无法理解：见 IIIF Image API 3.0 第 4 节。',
    en: 'The image request cannot be read: see IIIF Image API 3.0, section 4.',
  });
}

function notMade(): ServiceError {
  return new ServiceError('NOT_FOUND', {
    zh: '不提供这样的图像：可取的尺寸与图块见 info.json。',
    en: 'There is no such picture: info.json lists the sizes and tiles that can be had.',
  });
}
