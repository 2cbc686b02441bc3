import { Refusal } from '../literature/refusal.ts';
import { activePartsOfPdf } from './active-pdf.ts';
import type { DepositFile } from './deposit.ts';
import type { Finding } from './finding.ts';
import { personalDataIn } from './personal-data.ts';
import { secrecyMarksIn } from './secrecy-mark.ts';
import { sketchOf } from './sketch.ts';

/** Pages of a PDF that are read; the beginning tells texts apart. */
const mostPages = 60;

/** What a file tells when it is read, once, at its seal: what others are found by, and what a reviewer should look at. */
export interface Contents {
  /** Empty for a scan, a short text, and a file that no reader opens. */
  sketch: string[];
  findings: Finding[];
}

/** Reads a deposited file; a file that is too large to be read, or that no reader opens, is a finding. */
export async function readContents(bytes: Uint8Array | undefined, file: DepositFile): Promise<Contents> {
  if (!bytes) return { sketch: [], findings: [{ code: 'file-unreadable' }] };
  const findings: Finding[] = (await activeParts(bytes, file)).map((about) => ({ code: 'active-content', about }));
  try {
    const pages = await readPages(bytes, file);
    return {
      sketch: sketchOf(pages.join('\n')),
      findings: [...secrecyMarksIn(pages), ...personalDataIn(pages), ...findings],
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { sketch: [], findings: [{ code: 'file-unreadable' }, ...findings] };
  }
}

async function activeParts(bytes: Uint8Array, { mediaType }: DepositFile): Promise<string[]> {
  if (mediaType === 'application/pdf') return activePartsOfPdf(bytes);
  const { decodeText } = await import('../literature/read-text-file.ts');
  const { activePartsOfText } = await import('./active-markup.ts');
  return activePartsOfText(decodeText(bytes), mediaType);
}

async function readPages(bytes: Uint8Array, { mediaType }: DepositFile): Promise<string[]> {
  if (mediaType === 'application/pdf') return readLayer(bytes);
  const { readTextFile } = await import('../literature/read-text-file.ts');
  return readTextFile(bytes, mediaType).pages.map(({ lines }) => lines.map(({ text }) => text).join('\n'));
}

async function readLayer(bytes: Uint8Array): Promise<string[]> {
  // Loaded with the first PDF, because its reader takes half a second.
  const { openPdfText } = await import('../literature/read-pdf.ts');
  const pdf = await openPdfText(bytes);
  try {
    const texts: string[] = [];
    for (let page = 1; page <= Math.min(pdf.pages, mostPages); page += 1) {
      texts.push((await pdf.read(page)).lines.map(({ text }) => text).join('\n'));
    }
    return texts;
  } finally {
    await pdf.close();
  }
}
