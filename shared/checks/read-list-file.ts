import { unzipSync } from 'fflate';
import { Refusal, refusals } from '../literature/refusal.ts';
import { ServiceError } from '../runtime/errors.ts';
import { type FileEnding, fileEndings } from './check.ts';
import type { Passage } from './read-place.ts';

/** Most bytes that a packed file (xlsx, docx) may unpack to. */
const mostUnpacked = 64 * 1024 * 1024;

type Reader = (content: Uint8Array) => Promise<Passage[]>;

const readers: Readonly<Record<FileEnding, Reader>> = {
  txt: readText,
  md: readText,
  csv: readText,
  tsv: readText,
  json: readText,
  xlsx: readSpreadsheet,
  docx: readDocument,
  pdf: readPdf,
};

/** The texts of a file with their places. Throws `INVALID` for what cannot be read, and says why. */
export async function passagesOfFile(filename: string, content: Uint8Array): Promise<Passage[]> {
  const ending = /\.([a-z]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? '';
  const known = fileEndings.find((each) => each === ending);
  if (!known) {
    throw new ServiceError('INVALID', {
      zh: `无法读取这种文件。可以读取：${fileEndings.join('、')}；旧式的 xls、doc 请另存为 xlsx、docx。`,
      en: `Files of this kind cannot be read; these can: ${fileEndings.join(', ')}. Save an old xls or doc as xlsx or docx.`,
    });
  }
  try {
    return await readers[known](content);
  } catch (cause) {
    if (cause instanceof ServiceError) throw cause;
    const words = cause instanceof Refusal ? refusals[cause.reason] : broken;
    throw new ServiceError('INVALID', words, { cause });
  }
}

const broken = {
  zh: '文件已损坏，或者内容与扩展名不符。',
  en: 'The file is damaged or is not what its ending says.',
};

async function readText(content: Uint8Array): Promise<Passage[]> {
  return [{ text: decode(content), place: { line: 1, column: 1 } }];
}

/** Lists from older programs are in GB 18030, spreadsheets saved as "Unicode text" in UTF-16 with a mark. */
function decode(content: Uint8Array): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gb18030').decode(content);
  }
}

async function readSpreadsheet(content: Uint8Array): Promise<Passage[]> {
  requireBounded(content);
  const { default: readXlsx } = await import('read-excel-file/universal');
  const sheets = await readXlsx(new Blob([new Uint8Array(content)]));
  return sheets.flatMap(({ sheet, data }) =>
    data.flatMap((row, y) =>
      withJoined(row.map((value) => String(value ?? ''))).flatMap((text, x) =>
        text === '' ? [] : [{ text, place: { line: y + 1, column: 1, cell: `${sheet}!${columnName(x)}${y + 1}` } }],
      ),
    ),
  );
}

const letters = /^\s*[A-Z]{2,6}\d{0,4}(?:\/[A-Z]{1,4})?\s*$/i;
const digits = /^\s*\d[\d.]*(?:\s?[-—–]\s?\d{2,4})?\s*$/;
const year = /^\s*(?:19|20)\d{2}\s*$/;

/** Some lists give letters, digits and year columns of their own: 'GB/T' | '19001' | '2016' is one number, where it begins. */
function withJoined(row: readonly string[]): string[] {
  const cells = [...row];
  for (const [x, first] of row.entries()) {
    const [, second = '', third = ''] = row.slice(x);
    if (!letters.test(first) || !digits.test(second)) continue;
    const isDated = /[-—–]/.test(second) || !year.test(third);
    const parts = isDated ? [second] : [second, `-${third.trim()}`];
    cells[x] = `${first.trim()} ${parts.join('').trim()}`;
    cells.fill('', x + 1, x + 1 + parts.length);
  }
  return cells;
}

/** `A` to `Z`, then `AA`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

async function readDocument(content: Uint8Array): Promise<Passage[]> {
  requireBounded(content);
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(content) });
  const text = value.replace(/\n\n/g, '\n');
  // Notes stand behind the text, as they would in print at its end.
  const notes = await notesOf(content);
  return [{ text: notes ? `${text}\n${notes}` : text, place: { line: 1, column: 1 } }];
}

/** Footnotes and endnotes, a paragraph a line, which the reader of the text leaves out. */
async function notesOf(content: Uint8Array): Promise<string> {
  const { Parser } = await import('htmlparser2');
  const parts = Object.values(
    unzipSync(content, { filter: ({ name }) => name === 'word/footnotes.xml' || name === 'word/endnotes.xml' }),
  );
  let text = '';
  let isText = false;
  const parser = new Parser(
    {
      onopentagname: (name) => {
        isText = name === 'w:t';
      },
      ontext: (piece) => {
        if (isText) text += piece;
      },
      onclosetag: (name) => {
        isText = false;
        if (name === 'w:p') text += '\n';
      },
    },
    { xmlMode: true },
  );
  for (const part of parts) parser.write(new TextDecoder().decode(part));
  parser.end();
  return text.trim();
}

async function readPdf(content: Uint8Array): Promise<Passage[]> {
  // Loaded when asked: the description of the API names this route in functions that have no such package.
  const { openPdfText } = await import('../literature/read-pdf.ts');
  const pdf = await openPdfText(content);
  try {
    const passages: Passage[] = [];
    for (let page = 1; page <= pdf.pages; page += 1) {
      const { lines } = await pdf.read(page);
      passages.push({ text: lines.map(({ text }) => text).join('\n'), place: { page, line: 1, column: 1 } });
    }
    if (passages.every(({ text }) => text.trim() === '')) throw scanned();
    return passages;
  } finally {
    await pdf.close();
  }
}

function scanned(): ServiceError {
  return new ServiceError('INVALID', {
    zh: '该 PDF 是扫描件，没有文字层：请提供可复制文字的文件，或直接粘贴标准号。',
    en: 'This PDF is a scan without a text layer: hand in a file with text, or paste the numbers.',
  });
}

/** A small archive may unpack to any size; what it says of itself is looked at before anything is unpacked. */
function requireBounded(content: Uint8Array): void {
  let unpacked = 0;
  unzipSync(content, {
    filter: ({ originalSize }) => {
      unpacked += originalSize;
      return false;
    },
  });
  if (unpacked > mostUnpacked) throw new Refusal('bomb');
}
