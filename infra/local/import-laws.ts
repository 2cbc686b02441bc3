import { basename } from 'node:path';
import { importLaws } from '#shared/literature/laws/import-laws.ts';
import { lawFiles } from './law-files.ts';
import { literatureOf } from './literature-client.ts';
import { progressBar } from './progress-bar.ts';
import type { RunningService } from './running-service.ts';
import { StartProblem, step } from './steps.ts';

export interface ImportLawFiles {
  service: RunningService;
  /** A folder of laws in Markdown, or one file. */
  path: string;
}

/** Reads laws and writes those that refer to standards; the records of these show them at once. */
export async function importLawFiles({ service, path }: ImportLawFiles): Promise<void> {
  const files = await step('read', async (note) => {
    const found = await lawFiles(path);
    if (found.length === 0) throw new StartProblem(`${path} holds no Markdown.`);
    note(`${found.length} texts`);
    return found;
  });
  const services = literatureOf(service);
  try {
    await step('written', async (note) => {
      const bar = progressBar(files.length);
      const onProgress = (done: number, total: number) => bar.at(Math.round((done / total) * files.length));
      const input = { source: basename(path, '.md'), files, onProgress };
      const { laws, referring, places, written, unchanged } = await importLaws(services, input);
      bar.end();
      note(`${laws} laws, ${referring} refer to standards in ${places} places; ${written} new, ${unchanged} unchanged`);
    });
  } finally {
    services.literature.client.destroy();
  }
}
