import sharp, { type Sharp } from 'sharp';

/** A grey picture, one byte a pixel, row by row. */
export interface Raster {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Resizes to exact pixels. */
export async function resize(raster: Raster, width: number, height: number): Promise<Raster> {
  const data = await open(raster).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer();
  return { data, width, height };
}

/** Turns by degrees clockwise; corners that come in are white. Right angles keep every pixel. */
export async function rotate(raster: Raster, degrees: number): Promise<Raster> {
  const { data, info } = await open(raster)
    .rotate(degrees, { background: '#ffffff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Cuts out whole pixels; the part must lie inside. */
export function crop({ data, width }: Raster, left: number, top: number, wide: number, high: number): Raster {
  const cut = new Uint8Array(wide * high);
  for (let y = 0; y < high; y += 1) {
    const from = (top + y) * width + left;
    cut.set(data.subarray(from, from + wide), y * wide);
  }
  return { data: cut, width: wide, height: high };
}

/** Share of pixels that are ink. */
export function inkShare({ data }: Raster): number {
  let dark = 0;
  for (const value of data) if (value < 160) dark += 1;
  return data.length === 0 ? 0 : dark / data.length;
}

function open({ data, width, height }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
}
