import type { StoredFile } from './document.ts';
import { openDocument, type ReadingServices } from './document-decision.ts';
import { imageAddress } from './iiif-address.ts';
import {
  type ImagePath,
  type ImageRequest,
  imageContext,
  imageService,
  readImageRequest,
  type Size,
} from './iiif-image.ts';
import { noPicture } from './iiif-refusal.ts';
import { getPage } from './page-store.ts';

export interface PageAddress {
  id: string;
  page: number;
}

/** A picture as it is sent. */
export interface PictureFile {
  bytes: Uint8Array;
  type: 'image/jpeg' | 'image/webp';
}

/** What can be had of the picture of a page. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function readImageInfo(services: ReadingServices, { site, ...at }: PageAddress & { site: string }) {
  const { picture, thumbnail } = await openPicture(services, at);
  return { '@context': imageContext, ...imageService(imageAddress(site, at), picture, thumbnail) };
}

/** A page's picture or a tile of it, where this caller may see it. Throws `INVALID`, `NOT_FOUND` or `FORBIDDEN`. */
export async function readImage(
  services: ReadingServices,
  { id, page, ...path }: PageAddress & ImagePath,
): Promise<PictureFile> {
  const { picture, thumbnail } = await openPicture(services, { id, page });
  const asked = readImageRequest(path, picture, thumbnail);
  const isSmall = asked.size.width === thumbnail.width && asked.size.height === thumbnail.height;
  const isWhole = asked.region[2] === picture.width && asked.region[3] === picture.height;
  const kept = isSmall && isWhole ? thumbnail : picture;
  const bytes = await services.files.get(kept.key);
  if (!bytes) throw noPicture(page);
  const isAsKept = isWhole && asked.size.width === kept.width && asked.size.height === kept.height;
  if (isAsKept && asked.format === 'webp') return { bytes, type: 'image/webp' };
  return cut(bytes, isAsKept ? { ...asked, region: [0, 0, kept.width, kept.height] } : asked);
}

type KeptPicture = StoredFile & Size;

async function openPicture(
  services: ReadingServices,
  { id, page }: PageAddress,
): Promise<{ picture: KeptPicture; thumbnail: KeptPicture }> {
  await openDocument(services, id, 'page-preview');
  const stored = await getPage(services.literature, id, page);
  const [picture, thumbnail] = [measured(stored?.picture), measured(stored?.thumbnail)];
  if (!picture || !thumbnail) throw noPicture(page);
  return { picture, thumbnail };
}

/** A kept picture whose size is known. */
function measured(file: StoredFile | undefined): KeptPicture | undefined {
  const { width, height } = file ?? {};
  return file && width && height ? { ...file, width, height } : undefined;
}

async function cut(bytes: Uint8Array, { region, size, format }: ImageRequest): Promise<PictureFile> {
  const [left, top, width, height] = region;
  // Kept pictures are sent as they are, so most callers never need it.
  const { default: sharp } = await import('sharp');
  const part = sharp(bytes)
    .extract({ left, top, width, height })
    .resize({ ...size, fit: 'fill' });
  return format === 'jpg'
    ? { bytes: await part.jpeg({ quality: 82 }).toBuffer(), type: 'image/jpeg' }
    : { bytes: await part.webp({ quality: 74, effort: 2 }).toBuffer(), type: 'image/webp' };
}
