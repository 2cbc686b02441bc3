import type { FileClient } from '../runtime/file-client.ts';
import { embedPassages, type Passage, type VectorCache } from './embed-passages.ts';
import { packVectors } from './passage-vectors.ts';
import { loadEncoder } from './sentence-encoder.ts';
import { type AskLanguage, askFiles, type ModelFiles, sentenceModels } from './sentence-model.ts';

interface Published {
  language: AskLanguage;
  passages: readonly Passage[];
  modelFiles: ModelFiles;
  cache: VectorCache;
  onProgress?(done: number): void;
}

/** Makes the vectors that the cache does not know and publishes all of them with their model, the vectors last. */
export async function publishMeanings(
  files: FileClient,
  { language, passages, modelFiles, cache, onProgress }: Published,
): Promise<void> {
  const model = sentenceModels[language];
  const vectors = await embedPassages(await loadEncoder(model, modelFiles), passages, cache, onProgress);
  await files.put(askFiles.network(model), modelFiles.network, 'application/octet-stream');
  await files.put(askFiles.tokenizer(model), modelFiles.tokenizer, 'application/json');
  await files.put(askFiles.vectors(language), packVectors(vectors), 'application/octet-stream');
}
