import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type Raster, resize } from './raster.ts';
import { findRegions, type Region } from './text-regions.ts';

/** Height at which lines are looked for; finer finds specks, coarser joins neighbouring cells. */
const height = 1600;
/** Sides the network takes are multiples of this. */
const step = 32;
/** What the network was trained with, for red, green and blue. */
const means = [0.485, 0.456, 0.406];
const deviations = [0.229, 0.224, 0.225];

/** Finds where text stands; regions are in pixels of the picture. */
export async function detectText(network: InferenceSession, page: Raster): Promise<Region[]> {
  const scale = height / Math.max(page.height, page.width * 0.7);
  const toStep = (length: number) => Math.max(step, Math.round((length * scale) / step) * step);
  const small = await resize(page, toStep(page.width), toStep(page.height));
  const input = new Tensor('float32', normalise(small), [1, 3, small.height, small.width]);
  const output = await network.run({ [network.inputNames[0] ?? '']: input });
  const map = output[network.outputNames[0] ?? '']?.data as Float32Array;
  const [across, down] = [page.width / small.width, page.height / small.height];
  return findRegions(map, small.width, small.height).map((region) => ({
    left: region.left * across,
    right: region.right * across,
    top: region.top * down,
    bottom: region.bottom * down,
    slope: (region.slope * down) / across,
  }));
}

function normalise({ data }: Raster): Float32Array {
  const input = new Float32Array(3 * data.length);
  for (let colour = 0; colour < 3; colour += 1) {
    const [mean = 0, deviation = 1] = [means[colour], deviations[colour]];
    const offset = colour * data.length;
    for (let i = 0; i < data.length; i += 1) input[offset + i] = ((data[i] ?? 0) / 255 - mean) / deviation;
  }
  return input;
}
