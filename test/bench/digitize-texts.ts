import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageContent } from '#shared/literature/page-content.ts';
import { markRoles } from '#shared/literature/page-text.ts';
import { openPdfText } from '#shared/literature/read-pdf.ts';
import { searchTextOf } from '#shared/literature/search-text.ts';
import { qualityOfLayer } from '#shared/literature/text-quality.ts';

/** CPU seconds for reading all pages of the PDFs of a folder. */
export interface TextSpeed {
  pages: number;
  /** pdfjs alone: the items of every page, joined. */
  bareSeconds: number;
  /** Lines with boxes, quality, running heads, the text that is searched. */
  oursSeconds: number;
}

const library = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));

/** Reads every PDF both ways, in turns; the best of two rounds counts, so that the first may warm the machine. */
export async function measureTexts(folder: string): Promise<TextSpeed> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const best: TextSpeed = { pages: 0, bareSeconds: Number.POSITIVE_INFINITY, oursSeconds: Number.POSITIVE_INFINITY };
  for (let round = 0; round < 2; round += 1) {
    let [bare, ours, pages] = [0, 0, 0];
    for (const file of files) {
      pages += await readOurs(file, (seconds) => {
        ours += seconds;
      });
      bare += await timed(() => readBare(file));
    }
    best.pages = pages;
    best.bareSeconds = Math.min(best.bareSeconds, bare);
    best.oursSeconds = Math.min(best.oursSeconds, ours);
  }
  return best;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function readBare(bytes: Uint8Array): Promise<number> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${library}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}/standard_fonts/`,
    verbosity: 0,
  });
  const file = await task.promise;
  let length = 0;
  for (let number = 1; number <= file.numPages; number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent();
    length += items.map((item) => ('str' in item ? item.str : '')).join('').length;
  }
  await task.destroy();
  return length;
}

async function readOurs(bytes: Uint8Array, took: (seconds: number) => void): Promise<number> {
  let count = 0;
  took(
    await timed(async () => {
      const file = await openPdfText(bytes);
      const pages: PageContent[] = [];
      for (let page = 1; page <= file.pages; page += 1) {
        const layer = await file.read(page);
        const quality = qualityOfLayer(layer.lines.map(({ text }) => text).join('\n'));
        pages.push({ page, ...layer, source: 'text-layer', quality });
      }
      for (const { lines } of markRoles(pages)) searchTextOf(lines);
      await file.close();
      count = pages.length;
    }),
  );
  return count;
}
