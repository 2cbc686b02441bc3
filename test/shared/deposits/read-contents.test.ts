import { describe, expect, test } from 'vitest';
import { readContents } from '#shared/deposits/read-contents.ts';
import { likenessOf, sketchOf } from '#shared/deposits/sketch.ts';
import { lockedPdf, textPdf } from '#test/shared/literature/made-files.ts';

const clauses = Array.from(
  { length: 30 },
  (_, n) => `Clause ${n} requires ${(n * 7919) % 1009} of ${(n * 104_729) % 997}`,
);
const file = (mediaType: 'application/pdf' | 'text/html' | 'text/plain') => ({ sha256: '', bytes: 1, mediaType });
const bytesOf = (text: string) => new TextEncoder().encode(text);

test('the same text has the same sketch in plain text, HTML and the text layer of a PDF', async () => {
  const [plain, html, pdf] = await Promise.all([
    readContents(bytesOf(clauses.join('\n')), file('text/plain')),
    readContents(bytesOf(`<p>${clauses.join('</p><p>')}</p>`), file('text/html')),
    readContents(textPdf([clauses]), file('application/pdf')),
  ]);
  expect(plain).toEqual({ sketch: sketchOf(clauses.join('\n')), findings: [] });
  expect(likenessOf(plain.sketch, html.sketch)).toBe(1);
  expect(likenessOf(plain.sketch, pdf.sketch)).toBeGreaterThan(0.9);
});

describe('what a reviewer should look at', () => {
  test('is told of each kind once, with the page of a PDF', async () => {
    const bytes = textPdf([clauses, ['drafted by 11010519491231002X'], ['/OpenAction << /S /JavaScript >>']]);
    expect((await readContents(bytes, file('application/pdf'))).findings).toEqual([
      { code: 'personal-data', about: 'citizen-identity-number', page: 2 },
      { code: 'active-content', about: 'JavaScript' },
    ]);
  });

  test('is found in text and in the tags around it', async () => {
    const source = '<p>机密★5年</p><p onclick="go()">clause</p>';
    expect((await readContents(bytesOf(source), file('text/html'))).findings).toEqual([
      { code: 'secrecy-mark', about: '机密', page: 1 },
      { code: 'active-content', about: 'onclick' },
    ]);
  });

  test.each<[string, Uint8Array | undefined, 'application/pdf' | 'text/plain']>([
    ['asks for a password', lockedPdf(), 'application/pdf'],
    ['is broken', bytesOf('%PDF-1.7 and nothing more'), 'application/pdf'],
    ['is blank', bytesOf(' \n'), 'text/plain'],
    ['is too large to be read', undefined, 'application/pdf'],
  ])('is that a file %s, which is deposited all the same', async (_, bytes, type) => {
    expect(await readContents(bytes, file(type))).toEqual({ sketch: [], findings: [{ code: 'file-unreadable' }] });
  });
});
