import type { FileClient } from '../runtime/file-client.ts';
import { embedTitles, type VectorCache } from './embed-titles.ts';
import { loadEncoder } from './sentence-encoder.ts';
import { type AskLanguage, askFiles, type ModelFiles, sentenceModels } from './sentence-model.ts';
import type { ChosenTitle } from './title-choice.ts';
import { packVectors } from './title-vectors.ts';

interface Published {
  language: AskLanguage;
  titles: readonly ChosenTitle[];
  modelFiles: ModelFiles;
  cache: VectorCache;
  onProgress?(done: number): void;
}

/** Makes the vectors that the cache does not know and publishes all of them with their model, the vectors last. */
export async function publishMeanings(
  files: FileClient,
  { language, titles, modelFiles, cache, onProgress }: Published,
): Promise<void> {
  const model = sentenceModels[language];
  const vectors = await embedTitles(await loadEncoder(model, modelFiles), titles, cache, onProgress);
  await files.put(askFiles.network(model), modelFiles.network, 'application/octet-stream');
  await files.put(askFiles.tokenizer(model), modelFiles.tokenizer, 'application/json');
  await files.put(askFiles.vectors(language), packVectors(vectors), 'application/octet-stream');
}
