import { readFile } from 'node:fs/promises';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import fontkit from '@pdf-lib/fontkit';
import subsetFont from 'subset-font';

/** A piece of text that one font can draw. */
export interface Run {
  font: PDFFont;
  text: string;
}

/** One weight of Noto Sans SC (OFL), made of the files for Latin and for Chinese. */
export interface Face {
  /** The text in pieces; characters that no file has become 〓. */
  runs(text: string): Run[];
  widthOf(text: string, size: number): number;
  lacks(text: string): boolean;
}

type Weight = 400 | 700;

const missing = '〓';

/** Replaced glyphs, such as ligatures, have no widths of their own in the file and would be spaced as Han characters. */
const plain = Object.fromEntries(
  ['calt', 'ccmp', 'clig', 'frac', 'liga', 'locl', 'numr', 'dnom', 'rclt', 'rlig'].map((feature) => [feature, false]),
);

/**
 * Embeds the characters of a text, and no others. They are cut out before embedding (style of `subset: false`), because what
 * pdf-lib cuts out itself is drawn as blanks.
 */
export async function embedFace(pdf: PDFDocument, weight: Weight, text: string): Promise<Face> {
  pdf.registerFontkit(fontkit);
  const [latin, chinese] = await Promise.all(
    (['latin', 'chinese-simplified'] as const).map((script) => embed(pdf, script, weight, text)),
  );
  if (!latin || !chinese) throw new Error('both files of a face are embedded');
  const fontOf = (character: string) => {
    // Quotation marks and dashes between Chinese are as wide as Chinese.
    const order = character > '\u024f' ? [chinese, latin] : [latin, chinese];
    return order.find(({ has }) => has.has(character));
  };
  const runs = (line: string) => {
    const found: Run[] = [];
    for (const character of line) {
      const font = fontOf(character);
      const run: Run = font ? { font: font.font, text: character } : { font: chinese.font, text: missing };
      const last = found.at(-1);
      if (last?.font === run.font) last.text += run.text;
      else found.push(run);
    }
    return found;
  };
  const widthOf = (line: string, size: number) =>
    runs(line).reduce((sum, run) => sum + run.font.widthOfTextAtSize(run.text, size), 0);
  const lacks = (line: string) => [...line].some((character) => !fontOf(character));
  return { runs, widthOf, lacks };
}

async function embed(pdf: PDFDocument, script: 'latin' | 'chinese-simplified', weight: Weight, text: string) {
  const bytes = await subsetFont(await readFont(script, weight), `${text}${missing}`, { targetFormat: 'sfnt' });
  const font = await pdf.embedFont(bytes, {
    subset: false,
    customName: `NotoSansSC-${script}-${weight}`,
    features: plain,
  });
  return { font, has: new Set(font.getCharacterSet().map((code) => String.fromCodePoint(code))) };
}

const read = new Map<string, Promise<Buffer>>();

function readFont(script: string, weight: Weight): Promise<Buffer> {
  const name = `noto-sans-sc-${script}-${weight}-normal.woff2`;
  const file = read.get(name) ?? readFile(new URL(`./files/${name}`, packageAddress()));
  read.set(name, file);
  return file;
}

function packageAddress(): string {
  return import.meta.resolve('@fontsource/noto-sans-sc/package.json');
}
