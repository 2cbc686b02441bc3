import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const compressible = /^(?:text\/|image\/svg|application\/(?:[\w.-]+\+)?(?:json|xml|javascript|manifest)\b)/;
const smallest = 1024;
const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** The best encoding a caller accepts, `q=0` respected (RFC 9110 §12.5.3). */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const offers = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.trim());
  const accepts = (encoding: Encoding) =>
    offers.some((offer) => offer.split(';', 1)[0]?.trim() === encoding && !/;\s*q=0(?:\.0*)?$/.test(offer));
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : undefined;
}

/** Whether compressing an answer of this type and size is worth its time, as CloudFront decides it. */
export function isWorthCompressing(contentType: string | undefined, length: number): boolean {
  return length >= smallest && compressible.test(contentType ?? '');
}

/** Compresses fast for answers made once, or small for files that are served again and again. */
export function compress(body: Buffer, encoding: Encoding, effort: 'fast' | 'small'): Promise<Buffer> {
  if (encoding === 'gzip') return deflate(body, { level: effort === 'fast' ? 1 : 9 });
  const quality = effort === 'fast' ? 1 : 9;
  return brotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
