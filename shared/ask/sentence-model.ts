/** Languages in which questions are understood: Chinese characters decide. */
export const askLanguages = ['zh', 'en'] as const;
export type AskLanguage = (typeof askLanguages)[number];

/** A network that turns sentences into vectors, so that near meanings lie near each other. */
export interface SentenceModel {
  /** Names its files in the bucket, so that vectors never meet another model than theirs. */
  name: string;
  dimensions: number;
  /** Which vectors of the last layer stand for the sentence: that of the first token, or the mean of all. */
  pooling: 'first' | 'mean';
  /** What the model was trained to read before a question, and before nothing else. */
  questionPrefix: string;
  /**
   * Cosine below which nothing is near: set between the questions that have an answer and those that have none; measured, see
   * the bench.
   */
  leastSimilarity: number;
}

/**
 * BGE small v1.5 (MIT) for Chinese and MiniLM L6 v2 (Apache-2.0) for English, both in 8 bits. No model that knows both
 * languages comes in a package, so each language has its own titles.
 */
export const sentenceModels: Readonly<Record<AskLanguage, SentenceModel>> = {
  zh: {
    name: 'bge-small-zh-v1.5-q',
    dimensions: 512,
    pooling: 'first',
    questionPrefix: '为这个句子生成表示以用于检索相关文章：',
    leastSimilarity: 0.42,
  },
  en: { name: 'all-minilm-l6-v2-q', dimensions: 384, pooling: 'mean', questionPrefix: '', leastSimilarity: 0.43 },
};

/** The files that a model is. */
export interface ModelFiles {
  /** ONNX. */
  network: Uint8Array;
  /** `tokenizer.json` of Hugging Face. */
  tokenizer: Uint8Array;
}

/** Where files of this stage lie in the bucket of texts; the vectors are published last. */
export const askFiles = {
  network: ({ name }: SentenceModel) => `ask/${name}.onnx`,
  tokenizer: ({ name }: SentenceModel) => `ask/${name}.tokenizer.json`,
  vectors: (language: AskLanguage) => `ask/${language}.vectors`,
};
