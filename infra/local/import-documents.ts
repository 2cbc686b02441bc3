import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileDefaults } from '#shared/literature/describe-file.ts';
import type { StoredDocument } from '#shared/literature/document.ts';
import { importDocuments } from '#shared/literature/import-documents.ts';
import { listFiles, type SourceFile } from '#shared/literature/list-files.ts';
import { watchDocuments } from '#shared/literature/watch-documents.ts';
import { importFiles } from './import-files.ts';
import { literatureOf } from './literature-client.ts';
import { progressBar } from './progress-bar.ts';
import { writeRejects } from './reject-file.ts';
import type { RunningService } from './running-service.ts';
import { StartProblem, step } from './steps.ts';

export interface ImportDocuments {
  service: RunningService;
  /** State folder, where the file of refusals goes. */
  home: string;
  path: string;
  defaults: FileDefaults;
}

/** Takes in the documents of a folder and waits until they are digitized; its lists also go into the catalogue. */
export async function importDocumentFiles({ service, home, path, defaults }: ImportDocuments): Promise<boolean> {
  const files = await listFiles(path);
  if (files.length === 0) throw new StartProblem(`${path} holds no file that can become a document.`);
  // The record of a standard decides who may read its text.
  const list = await writeList(home, path, files);
  if (list) await importFiles({ service, home, path: list });
  const services = literatureOf(service);
  const report = await step('taken in', async (note) => {
    const bar = progressBar(files.length);
    const result = await importDocuments(services, { path, defaults, onProgress: (done) => bar.at(done) });
    bar.end();
    const refused = result.refused.map(({ file, reason }, i) => ({ file, line: i + 1, reason, row: null }));
    const where = refused.length > 0 ? ` (see ${await writeRejects(home, path, refused)})` : '';
    const { created, changed, unchanged } = result;
    note(`${created} new, ${changed} described anew, ${unchanged} unchanged, ${refused.length} refused${where}`);
    return result;
  });
  const documents = await step('digitized', async (note) => {
    const bar = progressBar(report.ids.length);
    const ended = await watchDocuments(services, { ids: report.ids, onProgress: (done) => bar.at(done) });
    bar.end();
    note(summary(ended));
    return ended;
  });
  services.literature.client.destroy();
  return documents.every(({ state }) => state === 'ready' || state === 'needs-review');
}

/** The rows about these files as a list for the catalogue, each saying where it comes from. */
async function writeList(home: string, path: string, files: readonly SourceFile[]): Promise<string | undefined> {
  const origin = { source: basename(path), evidence: 'full text held' };
  const rows = files.flatMap(({ row }) => (row ? [`${JSON.stringify({ ...origin, ...row })}\n`] : []));
  if (rows.length === 0) return undefined;
  const list = join(home, 'run', `${basename(path).replace(/[^\w-]+/g, '-')}.jsonl`);
  await writeFile(list, rows.join(''));
  return list;
}

function summary(documents: readonly StoredDocument[]): string {
  const count = (wanted: StoredDocument['state']) => documents.filter(({ state }) => state === wanted).length;
  const pages = documents.reduce((sum, one) => sum + one.pages, 0);
  const [ready, review, failed] = [count('ready'), count('needs-review'), count('failed')];
  const waiting = documents.length - ready - review - failed;
  const late = waiting > 0 ? `, ${waiting} still waiting` : '';
  return `${pages} pages; ${ready} ready, ${review} to be looked at, ${failed} failed${late}`;
}
