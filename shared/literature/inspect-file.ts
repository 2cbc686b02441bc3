import { inflateSync } from 'node:zlib';
import { MediaType } from './document.ts';
import { Refusal } from './refusal.ts';

export const mostBytes = 200 * 1024 * 1024;
export const mostPages = 5000;
/** What one compressed stream may unfold to, and all of them together: scans of a large format reach 60 MB a page. */
const largestStream = 256 * 1024 * 1024;
const largestFile = 4 * 1024 * 1024 * 1024;
const mostPixels = 400_000_000;

/** Finds out what a file is from its first bytes, because names and declared types lie; text needs the declared type. */
export function typeOfFile(bytes: Uint8Array, declared: string): MediaType {
  const head = Buffer.from(bytes.subarray(0, 1024));
  const hex = head.subarray(0, 12).toString('hex');
  if (head.includes('%PDF-')) return 'application/pdf';
  if (hex.startsWith('ffd8ff')) return 'image/jpeg';
  if (hex.startsWith('89504e470d0a1a0a')) return 'image/png';
  if (hex.startsWith('49492a00') || hex.startsWith('4d4d002a')) return 'image/tiff';
  if (hex.startsWith('52494646') && hex.slice(16, 24) === '57454250') return 'image/webp';
  const { data: type } = MediaType.safeParse(declared);
  if (!type?.startsWith('text/') && type !== 'application/xml') {
    throw new Refusal(type ? 'broken' : 'type-unknown');
  }
  if (head.includes(0)) throw new Refusal('broken');
  return type;
}

/**
 * Refuses a PDF whose streams unfold to an unreasonable size, before any reader opens it: a reader would unfold a page
 * in memory and die. Streams that are not plain deflate, or are encrypted, are left to the reader.
 */
export function requireReasonable(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  let at = 0;
  for (;;) {
    const found = file.indexOf('stream', at, 'latin1');
    if (found < 0) return;
    at = found + 6;
    if (file.subarray(found - 3, found).toString('latin1') === 'end') continue;
    const dictionary = file.subarray(Math.max(0, found - 1500), found).toString('latin1');
    const own = dictionary.slice(dictionary.lastIndexOf(' obj') + 1);
    requireReasonablePicture(own);
    if (!own.includes('FlateDecode') && !own.includes('/Fl ')) continue;
    const start = file[at] === 0x0d ? at + 2 : at + 1;
    const end = file.indexOf('endstream', start, 'latin1');
    if (end < 0) return;
    total += unfoldedSize(file.subarray(start, end), (own.match(/FlateDecode/g) ?? ['']).length);
    if (total > largestFile) throw new Refusal('bomb');
    at = end + 9;
  }
}

function requireReasonablePicture(dictionary: string): void {
  if (!/\/Subtype\s*\/Image/.test(dictionary)) return;
  const width = Number(/\/Width\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
  const height = Number(/\/Height\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
  if (width * height > mostPixels) throw new Refusal('bomb');
}

/** Size of a stream when unfolded as often as its filters say; a broken one counts as it is. */
function unfoldedSize(stream: Uint8Array, times: number): number {
  // Deflate reaches 1:1032 at best, so a small stream cannot be a bomb of one fold.
  if (times === 1 && stream.length * 1040 < largestStream / 4) return stream.length * 4;
  let unfolded: Uint8Array = stream;
  for (let fold = 0; fold < times; fold += 1) {
    try {
      unfolded = inflateSync(unfolded, { maxOutputLength: largestStream });
    } catch (error) {
      if (error instanceof RangeError || Object(error).code === 'ERR_BUFFER_TOO_LARGE')
        throw new Refusal('bomb', { cause: error });
      return unfolded.length;
    }
  }
  return unfolded.length;
}
