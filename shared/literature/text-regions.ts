/** A place where text seems to stand, in cells of the probability map. */
export interface Region {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Rise per step to the right of the middle of the line; meaningful for long regions. */
  slope: number;
}

const least = 0.3;
const surely = 0.5;
/** The network marks the middle of lines; this is how far the ink reaches beyond it (PP-OCR's unclip ratio). */
const growth = 1.6;

/** Finds connected regions of likely text in a probability map. */
export function findRegions(map: Float32Array, width: number, height: number): Region[] {
  const seen = new Uint8Array(map.length);
  const stack = new Int32Array(map.length);
  const regions: Region[] = [];
  for (let start = 0; start < map.length; start += 1) {
    if (seen[start] || (map[start] ?? 0) < least) continue;
    const region = grow(flood(map, seen, stack, start, width, height));
    if (region) regions.push(region);
  }
  return regions;
}

interface Flood {
  left: number;
  top: number;
  right: number;
  bottom: number;
  cells: number;
  sum: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
}

function flood(
  map: Float32Array,
  seen: Uint8Array,
  stack: Int32Array,
  start: number,
  width: number,
  height: number,
): Flood {
  const found: Flood = { left: width, top: height, right: 0, bottom: 0, cells: 0, sum: 0, x: 0, y: 0, xx: 0, xy: 0 };
  let depth = 0;
  const visit = (cell: number) => {
    if (seen[cell] || (map[cell] ?? 0) < least) return;
    seen[cell] = 1;
    stack[depth] = cell;
    depth += 1;
  };
  visit(start);
  while (depth > 0) {
    depth -= 1;
    const cell = stack[depth] ?? 0;
    const x = cell % width;
    const y = (cell - x) / width;
    add(found, x, y, map[cell] ?? 0);
    if (x > 0) visit(cell - 1);
    if (x < width - 1) visit(cell + 1);
    if (y > 0) visit(cell - width);
    if (y < height - 1) visit(cell + width);
  }
  return found;
}

function add(found: Flood, x: number, y: number, probability: number): void {
  found.cells += 1;
  found.sum += probability;
  found.x += x;
  found.y += y;
  found.xx += x * x;
  found.xy += x * y;
  if (x < found.left) found.left = x;
  if (x > found.right) found.right = x;
  if (y < found.top) found.top = y;
  if (y > found.bottom) found.bottom = y;
}

function grow({ left, top, right, bottom, cells, sum, x, y, xx, xy }: Flood): Region | undefined {
  const width = right - left + 1;
  const height = bottom - top + 1;
  if (Math.min(width, height) < 3 || sum / cells < surely) return undefined;
  const reach = (width * height * growth) / (2 * (width + height));
  const spread = xx - (x * x) / cells;
  const slope = spread > 0 ? (xy - (x * y) / cells) / spread : 0;
  return { left: left - reach, top: top - reach, right: right + 1 + reach, bottom: bottom + 1 + reach, slope };
}

/** Slope of the page from its long lines, weighted by their length; 0 when there are too few to tell. */
export function slopeOf(regions: readonly Region[]): number {
  const long = regions
    .map(({ left, right, top, bottom, slope }) => ({ length: right - left, height: bottom - top, slope }))
    .filter(({ length, height, slope }) => length > 3 * height && Math.abs(slope) < 0.2)
    .sort((a, b) => a.slope - b.slope);
  const total = long.reduce((sum, { length }) => sum + length, 0);
  if (long.length < 2) return 0;
  let passed = 0;
  for (const { length, slope } of long) {
    passed += length;
    if (passed * 2 >= total) return slope;
  }
  return 0;
}

/** True when most of the text stands upright on its side, as wide tables are printed. */
export function isSideways(regions: readonly Region[]): boolean {
  const area = (wanted: (width: number, height: number) => boolean) =>
    regions.reduce((sum, { left, right, top, bottom }) => {
      const [width, height] = [right - left, bottom - top];
      return wanted(width, height) ? sum + width * height : sum;
    }, 0);
  return area((width, height) => height > 2 * width) > 1.5 * area((width, height) => width > 2 * height);
}
