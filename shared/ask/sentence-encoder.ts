import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelFiles, SentenceModel } from './sentence-model.ts';

/** Reads sentences. */
export interface SentenceEncoder {
  model: SentenceModel;
  /** One vector of length 1 a sentence, in their order; what goes beyond 64 tokens is not read. */
  encode(sentences: readonly string[]): Promise<Float32Array[]>;
}

const longest = 64;

/** Loads a network with its tokenizer, 0.1–0.3 s. */
export async function loadEncoder(model: SentenceModel, files: ModelFiles, threads = 2): Promise<SentenceEncoder> {
  const tokenizer = new Tokenizer(JSON.parse(new TextDecoder().decode(files.tokenizer)), {});
  const session = await InferenceSession.create(files.network, {
    intraOpNumThreads: threads,
    // Threads that spin while they wait take the cores from everything else.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return {
    model,
    encode: async (sentences) => {
      if (sentences.length === 0) return [];
      const tokens = sentences.map((sentence) => cut(tokenizer.encode(sentence).ids));
      const { last_hidden_state: layer } = await session.run(inputsOf(tokens));
      if (!layer) throw new Error(`${model.name} has no layer of that name`);
      const [, width = 0] = layer.dims;
      const values = layer.data as Float32Array;
      return tokens.map(({ length }, row) => {
        const size = width * model.dimensions;
        const used = model.pooling === 'first' ? 1 : length;
        return pooled(values.subarray(row * size, row * size + used * model.dimensions), model.dimensions);
      });
    },
  };
}

/** The sign that ends a sentence is kept. */
function cut(ids: number[]): number[] {
  return ids.length <= longest ? ids : [...ids.slice(0, longest - 1), ...ids.slice(-1)];
}

/** Sentences side by side, filled up to the longest one with tokens that nobody looks at. */
function inputsOf(tokens: number[][]): Record<string, Tensor> {
  const width = Math.max(...tokens.map(({ length }) => length));
  const size = tokens.length * width;
  const [ids, mask] = [new BigInt64Array(size), new BigInt64Array(size)];
  tokens.forEach((row, number) => {
    row.forEach((id, place) => {
      ids[number * width + place] = BigInt(id);
      mask[number * width + place] = 1n;
    });
  });
  const tensor = (values: BigInt64Array) => new Tensor('int64', values, [tokens.length, width]);
  return {
    input_ids: tensor(ids),
    attention_mask: tensor(mask),
    token_type_ids: tensor(new BigInt64Array(size)),
  };
}

/** The sum of some vectors, as long as 1. */
function pooled(rows: Float32Array, dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions);
  rows.forEach((value, place) => {
    sum[place % dimensions] = (sum[place % dimensions] ?? 0) + value;
  });
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
