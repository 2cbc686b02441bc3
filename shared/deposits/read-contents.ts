import type { DepositFile } from './deposit.ts';
import { sketchOf } from './sketch.ts';

/** Pages of a PDF that are read; the beginning tells texts apart. */
const mostPages = 60;

/** The sketch of a file whose text can be read, empty for others: a scan, or a file that no reader opens. */
export async function readSketch(bytes: Uint8Array, { mediaType }: DepositFile): Promise<string[]> {
  if (mediaType === 'application/pdf') return sketchOf(await readLayer(bytes));
  const { readTextFile } = await import('../literature/read-text-file.ts');
  const { pages } = readTextFile(bytes, mediaType);
  return sketchOf(pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n'));
}

async function readLayer(bytes: Uint8Array): Promise<string> {
  // Loaded with the first PDF, because its reader takes half a second.
  const { openPdfText } = await import('../literature/read-pdf.ts');
  const pdf = await openPdfText(bytes);
  try {
    const texts: string[] = [];
    for (let page = 1; page <= Math.min(pdf.pages, mostPages); page += 1) {
      texts.push((await pdf.read(page)).lines.map(({ text }) => text).join('\n'));
    }
    return texts.join('\n');
  } finally {
    await pdf.close();
  }
}
