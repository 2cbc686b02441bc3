import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { openPagePassages } from '#shared/ask/open-page-passages.ts';
import type { PassageKind } from '#shared/ask/passage-vectors.ts';
import { publishMeanings } from '#shared/ask/publish-meanings.ts';
import { askLanguages, sentenceModels } from '#shared/ask/sentence-model.ts';
import { TitleChoice } from '#shared/ask/title-choice.ts';
import { createFileClient } from '#shared/runtime/file-client.ts';
import { tableClient } from '#shared/runtime/table-client.ts';
import { reconcile } from '#shared/standards/reconcile.ts';
import type { Standard, StoredStandard } from '#shared/standards/standard.ts';
import { scanStandards } from '#shared/standards/standard-bulk-store.ts';
import { fetchModel } from './ask/fetch-model.ts';
import { openVectorFile } from './ask/vector-file.ts';
import { stateHome } from './engines/folders.ts';
import { localS3Options } from './engines/s3.ts';
import { progressBar } from './progress-bar.ts';
import { runningService } from './running-service.ts';
import { print, StartProblem } from './steps.ts';

/**
 * `npm run embed`: gives every standard of the catalogue a vector of its title and its scope in each language, and passages of the
 * texts that anyone may read one each, and publishes them with their models, which switches questions on. What was made by an earlier run, even a killed one, is taken over.
 */
async function main(): Promise<void> {
  const home = stateHome();
  const run = await runningService(home);
  const client = tableClient({ region: localS3Options.region, endpoint: run.dynamodbEndpoint });
  const files = createFileClient(new S3Client({ endpoint: run.s3Endpoint, ...localS3Options }), run.literatureBucket);
  const choices = askLanguages.map((language) => new TitleChoice(language));
  const catalogue = { client, name: run.catalogueTable };
  for await (const page of scanStandards(catalogue)) {
    for (const standard of page.flatMap(reconciled)) for (const choice of choices) choice.add(standard);
  }
  // On one computer the table and the bucket of texts bear one name.
  const literature = { client, name: run.literatureBucket };
  const pages = await openPagePassages({ catalogue, literature, files, now: () => new Date() });
  client.destroy();
  for (const choice of choices) {
    const { language } = choice;
    const model = sentenceModels[language];
    const cache = await openVectorFile(join(home, 'ask', `${model.name}.rows`), model);
    const passages = [...choice.passages(), ...pages[language]];
    const bar = progressBar(new Set(passages.map(({ text }) => text)).size);
    const modelFiles = await fetchModel(language, print);
    await publishMeanings(files, { language, passages, modelFiles, cache, onProgress: (done) => bar.at(done) });
    bar.end();
    const of = (wanted: PassageKind) => passages.filter(({ kind }) => kind === wanted).length;
    print(`${language}: ${of('title')} titles, ${of('scope')} scopes, ${of('page')} passages of open texts`);
  }
}

/** A record that cannot be reconciled is in no index either. */
function reconciled(stored: StoredStandard): Standard[] {
  try {
    return [reconcile(stored)];
  } catch {
    return [];
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
