import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
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
 * `npm run embed`: gives every standard of the catalogue a vector of its title in each language and publishes them with
 * their models, which switches questions on. What was made by an earlier run, even a killed one, is taken over.
 */
async function main(): Promise<void> {
  const home = stateHome();
  const run = await runningService(home);
  const client = tableClient({ region: localS3Options.region, endpoint: run.dynamodbEndpoint });
  const files = createFileClient(new S3Client({ endpoint: run.s3Endpoint, ...localS3Options }), run.literatureBucket);
  const choices = askLanguages.map((language) => new TitleChoice(language));
  for await (const page of scanStandards({ client, name: run.catalogueTable })) {
    for (const standard of page.flatMap(reconciled)) for (const choice of choices) choice.add(standard);
  }
  client.destroy();
  for (const choice of choices) {
    const { language } = choice;
    const model = sentenceModels[language];
    const cache = await openVectorFile(join(home, 'ask', `${model.name}.rows`), model);
    const titles = choice.titles();
    const bar = progressBar(new Set(titles.map(({ title }) => title)).size);
    const modelFiles = await fetchModel(language, print);
    await publishMeanings(files, { language, titles, modelFiles, cache, onProgress: (done) => bar.at(done) });
    bar.end();
    print(`${titles.length} standards with a title in ${language}`);
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
