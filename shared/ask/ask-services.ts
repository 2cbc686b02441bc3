import { env } from '../runtime/env.ts';
import { ServiceError } from '../runtime/errors.ts';
import { bucketFiles, type FileClient } from '../runtime/file-client.ts';
import type { SearchServices } from '../runtime/search-client.ts';
import { searchServices } from '../runtime/search-services.ts';
import { type PassageVectors, unpackVectors } from './passage-vectors.ts';
import type { SentenceEncoder } from './sentence-encoder.ts';
import { type AskLanguage, askFiles, sentenceModels } from './sentence-model.ts';

/** What tells meanings of one language apart. */
export interface Meanings {
  encoder: SentenceEncoder;
  vectors: PassageVectors;
}

export interface AskServices extends SearchServices {
  /** Refuses with `NOT_FOUND` where the stage is off. */
  meanings(language: AskLanguage): Promise<Meanings>;
}

let built: AskServices | undefined;

/** The index, and the networks with their vectors, which are fetched at the first question. */
export function askServices(): AskServices {
  built ??= { ...searchServices(), meanings: keptMeanings(bucketFiles(env().MEANINGS_BUCKET), () => new Date()) };
  return built;
}

/** Vectors are made anew when the catalogue has changed; a function that runs on looks for them that often. */
const milliseconds = 3_600_000;

/** Keeps what was fetched for an hour; that nothing is there is not kept. */
export function keptMeanings(files: FileClient, now: () => Date): AskServices['meanings'] {
  const kept = new Map<AskLanguage, { until: number; meanings: Promise<Meanings> }>();
  return (language) => {
    const held = kept.get(language);
    if (held && now().getTime() < held.until) return held.meanings;
    const meanings = fetchMeanings(files, language);
    kept.set(language, { until: now().getTime() + milliseconds, meanings });
    meanings.catch(() => kept.delete(language));
    return meanings;
  };
}

async function fetchMeanings(files: FileClient, language: AskLanguage): Promise<Meanings> {
  const model = sentenceModels[language];
  const [file, network, tokenizer] = await Promise.all([
    files.get(askFiles.vectors(language)),
    files.get(askFiles.network(model)),
    files.get(askFiles.tokenizer(model)),
  ]);
  if (!file || !network || !tokenizer) throw stageIsOff();
  const vectors = unpackVectors(file);
  if (vectors.model !== model.name) throw stageIsOff();
  // The runtime of the networks is large, and nobody needs it before the first question.
  const { loadEncoder } = await import('./sentence-encoder.ts');
  return { vectors, encoder: await loadEncoder(model, { network, tokenizer }) };
}

export function stageIsOff(): ServiceError {
  return new ServiceError('NOT_FOUND', {
    zh: '本服务没有开启提问：未装入语义模型。请用检索 GET /v1/standards；运营者可运行 npm run embed 开启。',
    en: 'Questions are switched off here: no model of meanings is loaded. Use the search, GET /v1/standards; operators switch it on with npm run embed.',
  });
}

/** Whether questions are answered here: the vectors are what is published last. */
export async function answersQuestions(files: FileClient): Promise<boolean> {
  return (await files.facts(askFiles.vectors('en'))) !== undefined;
}
