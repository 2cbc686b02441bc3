import { readFile } from 'node:fs/promises';
import { openPdfPictures, scanHeight } from '#shared/literature/draw-page.ts';
import { loadOcrModels } from '#shared/literature/ocr-models.ts';
import { readScan } from '#shared/literature/read-scan.ts';
import { loadVocabulary } from '#shared/literature/vocabulary.ts';

/**
 * Reads pages of one PDF from their pictures in a process of its own and prints what it took, so that memory is that of
 * this work alone: `node digitize-scans.ts <pdf> <threads> <page>…`.
 */
async function main([file = '', threads = '2', ...pages]: string[]): Promise<void> {
  const models = await loadOcrModels(Number(threads));
  const vocabulary = await loadVocabulary();
  const pictures = await openPdfPictures(await readFile(file));
  const read = [];
  for (const page of pages.map(Number)) {
    const [started, used] = [performance.now(), process.cpuUsage()];
    const picture = await pictures.grey(page, scanHeight);
    const lines = await readScan({ models, vocabulary }, { picture, width: 595, height: 842 });
    const { user, system } = process.cpuUsage(used);
    read.push({
      page,
      seconds: (performance.now() - started) / 1000,
      cpuSeconds: (user + system) / 1e6,
      mended: lines.reduce((sum, { mended = [] }) => sum + mended.length, 0),
      text: lines.map(({ text }) => text).join('\n'),
    });
  }
  process.stdout.write(JSON.stringify({ read, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
}

await main(process.argv.slice(2));
