import { detectText } from './detect-text.ts';
import { linesOf, type Piece } from './line-rows.ts';
import { mendText } from './mend-text.ts';
import type { OcrModels } from './ocr-models.ts';
import type { Box, Line } from './page-content.ts';
import { crop, type Raster, rotate } from './raster.ts';
import { recogniseText } from './recognise-text.ts';
import { pieceOfSigns } from './scan-piece.ts';
import { isSideways, type Region, slopeOf } from './text-regions.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface ScanServices {
  models: OcrModels;
  vocabulary: Vocabulary;
}

export interface ScanInput {
  /** The page in grey, drawn about 3,000 pixels high. */
  picture: Raster;
  /** Size of the page in points, which boxes are told in. */
  width: number;
  height: number;
}

/** Degrees below which straightening costs more than it brings. */
const straight = 0.3;

/** Reads a page from its picture: straightened, line by line, with the cells of tables in their rows. */
export async function readScan({ models, vocabulary }: ScanServices, input: ScanInput): Promise<Line[]> {
  const upright = await straighten(models, input.picture);
  const pieces: Piece[] = [];
  for (const region of upright.regions) {
    const pixels = inside(region, upright.picture);
    if (!pixels) continue;
    const [left, top, width, height] = pixels;
    const line = crop(upright.picture, left, top, width, height);
    const piece = pieceOfSigns(mendText(await recogniseText(models, line), vocabulary), pixels);
    if (piece) pieces.push(piece);
  }
  return linesOf(pieces).map((line) => toPage(line, upright, input));
}

interface Upright {
  picture: Raster;
  regions: Region[];
  /** Degrees the picture was turned by, clockwise. */
  turned: number;
}

async function straighten(models: OcrModels, picture: Raster): Promise<Upright> {
  const regions = await detectText(models.detection, picture);
  if (isSideways(regions)) return bestSide(models, picture);
  const degrees = (-Math.atan(slopeOf(regions)) * 180) / Math.PI;
  if (Math.abs(degrees) < straight) return { picture, regions, turned: 0 };
  const turned = await rotate(picture, degrees);
  return { picture: turned, regions: await detectText(models.detection, turned), turned: degrees };
}

/** Wide tables are printed on their side: the way round that reads better wins. */
async function bestSide(models: OcrModels, picture: Raster): Promise<Upright> {
  let best: (Upright & { sureness: number }) | undefined;
  for (const turned of [90, 270]) {
    const side = await rotate(picture, turned);
    const regions = await detectText(models.detection, side);
    const sureness = await samples(models, side, regions);
    if (!best || sureness > best.sureness) best = { picture: side, regions, turned, sureness };
  }
  return best as Upright;
}

async function samples(models: OcrModels, picture: Raster, regions: readonly Region[]): Promise<number> {
  const long = [...regions].sort((a, b) => b.right - b.left - (a.right - a.left)).slice(0, 5);
  let sum = 0;
  for (const region of long) {
    const pixels = inside(region, picture);
    if (!pixels) continue;
    const signs = await recogniseText(models, crop(picture, ...pixels));
    sum += signs.reduce((total, { probability }) => total + probability, 0) / Math.max(1, signs.length);
  }
  return sum;
}

function inside({ left, top, right, bottom }: Region, { width, height }: Raster): Box | undefined {
  const [x, y] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))];
  const [wide, high] = [Math.min(width, Math.round(right)) - x, Math.min(height, Math.round(bottom)) - y];
  return wide < 4 || high < 4 ? undefined : [x, y, wide, high];
}

/** From pixels of the straightened picture to points of the page as it is shown. */
function toPage(line: Line, { picture, turned }: Upright, { picture: shown, width, height }: ScanInput): Line {
  const radians = (-turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const scale = width / shown.width;
  const back = (x: number, y: number) => {
    const [dx, dy] = [x - picture.width / 2, y - picture.height / 2];
    const [px, py] = [cos * dx - sin * dy + shown.width / 2, sin * dx + cos * dy + shown.height / 2];
    return [px * scale, py * (height / shown.height)] as const;
  };
  const [left, top, wide, high] = line.box as Box;
  const corners = [back(left, top), back(left + wide, top), back(left, top + high), back(left + wide, top + high)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const round = (value: number) => Math.round(value * 10) / 10;
  const box: Box = [
    round(Math.min(...xs)),
    round(Math.min(...ys)),
    round(Math.max(...xs) - Math.min(...xs)),
    round(Math.max(...ys) - Math.min(...ys)),
  ];
  // On a page that lies on its side, spans along the line would not be spans along the page.
  if (Math.abs(turned) > 45) return { ...line, box, spans: undefined };
  const spans = line.spans?.map(([at, length, x, w]) => {
    const [from] = back(x, top + high / 2);
    return [at, length, round(from), round(w * scale)] as [number, number, number, number];
  });
  return { ...line, box, spans };
}
