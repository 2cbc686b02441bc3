import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { activePartsOfPdf } from '#shared/deposits/active-pdf.ts';
import { assemble, lockedPdf, textPdf } from '#test/shared/literature/made-files.ts';

/** A PDF as a writer makes it, its objects in object streams or each by itself. */
async function written(make: (pdf: PDFDocument) => unknown, useObjectStreams = true): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  await make(pdf);
  return pdf.save({ useObjectStreams });
}

function opensWith(pdf: PDFDocument, action: Record<string, PDFName | PDFString>): void {
  pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj(action));
}

const script = (pdf: PDFDocument) => pdf.addJavaScript('greet', 'app.alert("made by a test")');
const launch = (pdf: PDFDocument) => opensWith(pdf, { S: PDFName.of('Launch'), F: PDFString.of('calc.exe') });
const attachment = (pdf: PDFDocument) => pdf.attach(Buffer.from('made by a test'), 'a.txt');
const form = (pdf: PDFDocument) => pdf.catalog.set(PDFName.of('AcroForm'), pdf.context.obj({ XFA: ['a'] }));

describe.each([
  ['in object streams', true],
  ['each by itself', false],
])('of objects %s', (_, useObjectStreams) => {
  test.each([
    ['a script', script, ['JavaScript']],
    ['an action that starts a program', launch, ['Launch']],
    ['an attached file', attachment, ['EmbeddedFile']],
    ['a form of scripts', form, ['XFA']],
    ['nothing but a page', () => undefined, []],
  ])('%s is found', async (_name, make, parts) => {
    expect(activePartsOfPdf(await written(make, useObjectStreams))).toEqual(parts);
  });
});

describe('parts that hide', () => {
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
  const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
  const withCatalog = (entries: string, more: (string | Buffer)[] = [], trailer?: string) =>
    assemble([`<< /Type /Catalog /Pages 2 0 R ${entries} >>`, pages, page, ...more], trailer);
  const objectStream = (data: Uint8Array, entries: string) =>
    Buffer.concat([
      Buffer.from(`<< /Type /ObjStm /N 1 /First 4 ${entries} >>\nstream\n`),
      data,
      Buffer.from('\nendstream'),
    ]);
  const folded = deflateSync('9 0 << /S /JavaScript >>');

  test.each<[string, Uint8Array, string[]]>([
    ['under an escaped name are found', withCatalog('/OpenAction << /S /J#61va#53cript >>'), ['JavaScript']],
    [
      'in a folded object stream are found',
      withCatalog('', [objectStream(folded, '/Filter /FlateDecode')]),
      ['JavaScript'],
    ],
    [
      'in a stream whose type is escaped are found',
      withCatalog('', [objectStream(folded, '/Filter [/FlateDecode] /Type /Obj#53tm')]),
      ['JavaScript'],
    ],
    [
      'under filters that are not undone are told as unseen',
      withCatalog('', [objectStream(folded, '/Filter [/ASCIIHexDecode /FlateDecode]')]),
      ['ObjStm'],
    ],
    [
      'behind a predictor are told as unseen',
      withCatalog('', [objectStream(folded, '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>')]),
      ['ObjStm'],
    ],
    [
      'in an encrypted object stream are told as locked',
      withCatalog('', [objectStream(Buffer.from('made up'), '/Filter /FlateDecode')], '/Root 1 0 R /Encrypt 9 0 R'),
      ['Encrypt'],
    ],
    [
      'in an object stream that unfolds without measure are told as unseen',
      withCatalog('', [objectStream(deflateSync(Buffer.alloc(17 << 20)), '/Filter /FlateDecode')]),
      ['ObjStm'],
    ],
    [
      'behind the start of another format are told',
      Buffer.concat([Buffer.from('<html>'), textPdf([['text']])]),
      ['%PDF-'],
    ],
  ])('%s', (_, bytes, parts) => {
    expect(activePartsOfPdf(bytes)).toEqual(parts);
  });

  test('end the search where there are more of them than any honest file has', () => {
    expect(activePartsOfPdf(withCatalog('/EF << >>'.repeat(100_001)))).toEqual(['EmbeddedFile', 'ObjStm']);
    const small = Buffer.concat([objectStream(deflateSync('x'), '/Filter /FlateDecode'), Buffer.from(' endobj ')]);
    const many = Buffer.alloc(small.length * 16_385, small);
    expect(activePartsOfPdf(Buffer.concat([withCatalog(''), many]))).toEqual(['ObjStm']);
  });
});

test('a file that is encrypted with its objects to be seen is not told for that', () => {
  expect(activePartsOfPdf(lockedPdf())).toEqual([]);
});

test('a text that only talks of these things does not hold them', () => {
  expect(
    activePartsOfPdf(textPdf([['PDF/JavaScripting, /Launcher and /EF are names', 'an /Encrypt dictionary']])),
  ).toEqual([]);
});
