import { createHash } from 'node:crypto';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { decodeText } from '../literature/read-text-file.ts';
import { copyIdsIn } from './copy-mark.ts';

/** What a file tells of the copy it is or was made of. */
export interface FoundMarks {
  /** Hexadecimal; equal to that of the delivered copy when nothing was changed. */
  sha256: string;
  /** Copy ids and where they stand: in Info or XMP, or printed on so many pages. */
  copies: { copy: string; inMetadata: boolean; pages: number }[];
}

/** Finds the marks of a PDF or a text file; of a PDF single pages are enough. A PDF that is broken throws. */
export async function readMarks(bytes: Uint8Array): Promise<FoundMarks> {
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  const { metadata, pages } = isPdf ? await readPdf(bytes) : { metadata: '', pages: [decodeText(bytes)] };
  const named = copyIdsIn(metadata);
  const printed = pages.map(copyIdsIn);
  const copies = [...new Set([...named, ...printed.flat()])].map((copy) => ({
    copy,
    inMetadata: named.includes(copy),
    pages: printed.filter((ids) => ids.includes(copy)).length,
  }));
  return { sha256: createHash('sha256').update(bytes).digest('hex'), copies };
}

async function readPdf(bytes: Uint8Array): Promise<{ metadata: string; pages: string[] }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  try {
    const file = await task.promise;
    const { info, metadata } = await file.getMetadata();
    const pages: string[] = [];
    for (let page = 1; page <= file.numPages; page += 1) pages.push(await textOf(file, page));
    const named = JSON.stringify(info, (_, value) => (value instanceof Map ? [...value] : value));
    return { metadata: `${named} ${metadata?.getRaw() ?? ''}`, pages };
  } finally {
    await task.destroy();
  }
}

/** Every piece on a row of its own, so that two ids never run together. */
async function textOf(file: PDFDocumentProxy, number: number): Promise<string> {
  const page = await file.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.map((item) => ('str' in item ? item.str : '')).join('|');
}
