import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { degrees, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { markLine, microLine } from '#shared/trade/copy-mark.ts';
import { markPdf } from '#shared/trade/mark-pdf.ts';
import { UnmarkableFile } from '#shared/trade/open-pdf.ts';
import { readMarks } from '#shared/trade/read-marks.ts';
import { lockedPdf, longPdf, textPdf } from '../literature/made-files.ts';
import { drawn, madeMark, piecesOf } from './marked-files.ts';
import { restrictedPdf } from './restricted-pdf.ts';

const original = textPdf([
  ['General', 'This part specifies what a made-up thing does.'],
  ['Terms', 'made-up thing'],
]);
const dense = (text: string) => text.replaceAll(/\s/g, '');

test('each page says for whom, of which order and when, and keeps every piece of its text before that', async () => {
  const [before, after] = [await piecesOf(original), await piecesOf(await markPdf(original, madeMark))];
  expect(after).toHaveLength(2);
  for (const [at, pieces] of after.entries()) {
    const own = before[at] ?? [];
    expect(pieces.slice(0, own.length)).toEqual(own);
    const micro = microLine(madeMark, at + 1);
    const added = markLine(madeMark, { page: at + 1, of: 2 }) + micro + micro;
    expect(dense(pieces.slice(own.length).join(''))).toBe(dense(added));
  }
});

test('a copy is found by its hash, its metadata and each of its pages', async () => {
  const copy = await markPdf(original, madeMark);
  expect(await readMarks(copy)).toEqual({
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    copies: [{ copy: madeMark.copy, inMetadata: true, pages: 2 }],
  });
});

test('a single page without metadata and without its foot still leads back', async () => {
  const whole = await PDFDocument.load(await markPdf(original, madeMark));
  const part = await PDFDocument.create();
  const [page] = await part.copyPages(whole, [1]);
  if (page) part.addPage(page).setCropBox(0, 0, 595, 842);
  const { copies } = await readMarks(await part.save());
  expect(copies).toEqual([{ copy: madeMark.copy, inMetadata: false, pages: 1 }]);
});

describe.each([0, 90, 180, 270])('a page turned by %i degrees', (angle) => {
  test('has its line below what was there, and nothing but pale print elsewhere', async () => {
    const blank = await PDFDocument.load(longPdf(1));
    const page = blank.getPage(0);
    page.setRotation(degrees(angle));
    page.setCropBox(40, 60, 500, 700);
    const before = await drawn(await blank.save());
    const { ink, width, height } = await drawn(await markPdf(await blank.save(), madeMark));
    expect([width, height > before.height, height < before.height + 80]).toEqual([before.width, true, true]);
    const edge = before.height / height;
    expect(ink(edge, 1)).toBeGreaterThan(0.02);
    expect(ink(0, edge)).toBeLessThan(0.0005);
  });
});

test('what lay outside the page as one sees it does not come to light below it', async () => {
  const cropped = await PDFDocument.load(original);
  const [page] = cropped.getPages();
  // The second line stands 62 points above the foot.
  page?.setCropBox(0, 75, 595, 767);
  const [before, after] = [
    await drawn(await cropped.save()),
    await drawn(await markPdf(await cropped.save(), madeMark)),
  ];
  const strip = 1 - before.height / after.height;
  expect(after.ink(1 - strip, 1 - strip * 0.9)).toBe(0);
});

test('what the file says of itself stays, and nothing of its earlier versions can be cut out', async () => {
  const titled = await PDFDocument.load(original, { updateMetadata: false });
  titled.setTitle('T/GUIJU 12-2026 & 附件');
  titled.catalog.set(PDFName.of('Lang'), PDFString.of('zh-CN'));
  const copy = Buffer.from(await markPdf(await titled.save(), madeMark));
  expect(copy.toString('latin1').match(/%%EOF/g)).toHaveLength(1);
  expect(copy.toString('utf8')).toContain('T/GUIJU 12-2026 &amp; 附件');
  const read = await PDFDocument.load(copy, { updateMetadata: false });
  expect([read.getTitle(), read.getLanguage?.()]).toEqual(['T/GUIJU 12-2026 & 附件', 'zh-CN']);
  expect(read.getModificationDate()).toEqual(new Date('2026-11-25T14:10:00Z'));
});

test('the same mark makes the same bytes, another mark others', async () => {
  const [once, again] = [await markPdf(original, madeMark), await markPdf(original, madeMark)];
  const other = await markPdf(original, { ...madeMark, copy: 'cpy-76543210fedcba9876543210' });
  expect(Buffer.compare(once, again)).toBe(0);
  expect(Buffer.compare(once, other)).not.toBe(0);
});

test('a file that is encrypted for its restrictions alone is marked, and its strings keep every byte', async () => {
  const said = '(\\half) open\\';
  const copy = await PDFDocument.load(await markPdf(restrictedPdf(Buffer.from(said)), madeMark));
  const note = copy.catalog.lookup(PDFName.of('Note'), PDFHexString);
  expect([copy.isEncrypted, Buffer.from(note.asBytes()).toString('latin1')]).toEqual([false, said]);
});

test.each([
  ['asks for a password', lockedPdf()],
  ['is no PDF', Buffer.from('%PDF-1.7\nnothing')],
])('a file that %s cannot be marked', async (_, bytes) => {
  await expect(markPdf(bytes, madeMark)).rejects.toThrow(UnmarkableFile);
});

const folder = join(
  process.env.GUIJU_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'texts/zh-standards/pdf',
);
const published = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf')) : [];
const small = published.filter((name) => statSync(join(folder, name)).size < 250_000).slice(0, 12);
if (small.length === 0) console.info(`no published standards in ${folder}: marking them is not tested`);

test.skipIf(small.length === 0)('published standards keep their text, page by page', async () => {
  for (const name of small) {
    const bytes = readFileSync(join(folder, name));
    const [before, after] = [await piecesOf(bytes), await piecesOf(await markPdf(bytes, madeMark))];
    expect(
      after.map((pieces, at) => pieces.slice(0, before[at]?.length)),
      name,
    ).toEqual(before);
  }
});

const judges = [
  { program: 'qpdf', options: ['--check'] },
  { program: 'pdfinfo', options: [] },
  { program: 'mutool', options: ['info'] },
];
describe.each(judges)('$program', ({ program, options }) => {
  const isHere = spawnSync(program, ['--version']).error === undefined;
  if (!isHere) console.info(`${program} is not installed: it judges no copy`);
  test.skipIf(!isHere)('finds nothing wrong with a copy', async () => {
    const place = mkdtempSync(join(tmpdir(), 'copy-'));
    const path = join(place, 'copy.pdf');
    writeFileSync(path, await markPdf(original, madeMark));
    const { status, stderr } = spawnSync(program, [...options, path], { encoding: 'utf8' });
    rmSync(place, { recursive: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
