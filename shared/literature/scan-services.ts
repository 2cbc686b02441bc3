import type { FileClient } from '../runtime/file-client.ts';
import { loadOcrModels } from './ocr-models.ts';
import type { ScanServices } from './read-scan.ts';
import { rememberedTitles } from './scan-titles.ts';
import { loadVocabulary } from './vocabulary.ts';

/** Loads what reading scans needs: the networks, the dictionary, and the titles that importers have left. */
export async function loadScanServices(files: FileClient): Promise<ScanServices> {
  const [models, vocabulary] = await Promise.all([loadOcrModels(), rememberedTitles(files).then(loadVocabulary)]);
  return { models, vocabulary };
}
