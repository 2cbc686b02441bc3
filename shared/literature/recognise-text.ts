import { Tensor } from 'onnxruntime-node';
import type { OcrModels } from './ocr-models.ts';
import { type Raster, resize } from './raster.ts';

/** A sign as read, with what else it might be, the likeliest first. */
export interface ReadSign {
  text: string;
  probability: number;
  /** Left and right edge as shares of the line's length. */
  from: number;
  to: number;
  others: { text: string; probability: number }[];
}

/** Height the network was trained on; it looks at columns eight pixels wide. */
const height = 48;
const shortest = 16;
const longest = 4800;
/** Alternatives below this are noise. */
const faint = 0.004;
const certain = 0.995;

/** Reads one line. */
export async function recogniseText(
  models: Pick<OcrModels, 'recognition' | 'signs'>,
  line: Raster,
): Promise<ReadSign[]> {
  const wanted = Math.round((line.width * height) / line.height);
  const width = Math.min(longest, Math.max(shortest, wanted));
  const { data } = await resize(line, width, height);
  const input = new Float32Array(3 * data.length);
  for (let i = 0; i < data.length; i += 1) {
    const value = (data[i] ?? 0) / 127.5 - 1;
    input[i] = value;
    input[i + data.length] = value;
    input[i + 2 * data.length] = value;
  }
  const { recognition, signs } = models;
  const tensor = new Tensor('float32', input, [1, 3, height, width]);
  const output = (await recognition.run({ [recognition.inputNames[0] ?? '']: tensor }))[
    recognition.outputNames[0] ?? ''
  ];
  const [, steps = 0, classes = 0] = output?.dims ?? [];
  return decode(output?.data as Float32Array, steps, classes, signs);
}

/** Takes the likeliest sign of every column; repeats without a blank between are one sign. */
function decode(data: Float32Array, steps: number, classes: number, signs: string[]): ReadSign[] {
  const read: ReadSign[] = [];
  let last = 0;
  for (let step = 0; step < steps; step += 1) {
    const scores = data.subarray(step * classes, (step + 1) * classes);
    const best = likeliest(scores);
    const previous = read.at(-1);
    if (best === 0) {
      last = 0;
      continue;
    }
    if (best === last && previous) previous.to = (step + 1) / steps;
    else {
      const probability = scores[best] ?? 0;
      const others = probability < certain ? alternatives(scores, best, signs) : [];
      read.push({ text: signs[best] ?? '', probability, from: step / steps, to: (step + 1) / steps, others });
    }
    last = best;
  }
  return read;
}

function likeliest(scores: Float32Array): number {
  let best = 0;
  let highest = scores[0] ?? 0;
  for (let i = 1; i < scores.length; i += 1) {
    const score = scores[i] ?? 0;
    if (score > highest) {
      highest = score;
      best = i;
    }
  }
  return best;
}

function alternatives(scores: Float32Array, best: number, signs: string[]): ReadSign['others'] {
  const found: ReadSign['others'] = [];
  for (let i = 1; i < scores.length; i += 1) {
    const probability = scores[i] ?? 0;
    if (i !== best && probability > faint) found.push({ text: signs[i] ?? '', probability });
  }
  return found.sort((a, b) => b.probability - a.probability).slice(0, 8);
}
