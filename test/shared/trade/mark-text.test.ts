import { expect, test } from 'vitest';
import { readHtml, readXml } from '#shared/literature/read-markup.ts';
import { markLine } from '#shared/trade/copy-mark.ts';
import { markText } from '#shared/trade/mark-text.ts';
import { readMarks } from '#shared/trade/read-marks.ts';
import { madeMark } from './marked-files.ts';

const line = markLine(madeMark);
const html = '<!doctype html><html><head><title>T</title></head><body class="a"><p>正文</p></body></html>';
const xml = '<?xml version="1.0"?>\n<standard><p>正文</p></standard>';

test.each([
  ['text/plain', '正文\n第二行', `${line}\n\n正文\n第二行\n\n${line}\n`],
  ['text/markdown', '# 正文', `> ${line}\n\n# 正文\n\n> ${line}\n`],
  ['text/markdown', '---\ntitle: T\n---\n# 正文', `---\ntitle: T\n---\n# 正文\n\n> ${line}\n`],
  [
    'application/xml',
    xml,
    `<?xml version="1.0"?><!-- ${line} -->\n<standard><p>正文</p></standard>\n<!-- ${line} -->\n`,
  ],
] as const)('%s is marked above and below its text', async (type, source, marked) => {
  const copy = markText(Buffer.from(source), type, madeMark);
  expect(Buffer.from(copy).toString()).toBe(marked);
  expect((await readMarks(copy)).copies).toEqual([{ copy: madeMark.copy, inMetadata: false, pages: 1 }]);
});

test('a page of HTML says its mark first and last, and names the copy in its head', () => {
  const copy = Buffer.from(markText(Buffer.from(html), 'text/html', madeMark)).toString();
  expect(copy).toContain(`<head><meta name="guiju-copy" content="${madeMark.copy}">`);
  expect(readHtml(copy).lines.filter((row) => row !== '')).toEqual([line, '正文', line]);
});

test('HTML without a body, and a licensee who would end a comment or open an element, do no harm', () => {
  const sly = { ...madeMark, licensee: 'A --> <b>' };
  const page = Buffer.from(markText(Buffer.from('<p>正文'), 'text/html', sly)).toString();
  expect(page.endsWith('</p>')).toBe(true);
  expect(page).toContain('A --&gt; &lt;b&gt;');
  const copy = Buffer.from(markText(Buffer.from(xml), 'application/xml', sly)).toString();
  expect(copy.match(/--/g)).toHaveLength(4);
  expect(readXml(copy).lines.join('')).toBe('正文');
});

test('a file in GB 18030 comes out in UTF-8 and says so', () => {
  const gb = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="GB18030"?><p>'),
    Buffer.from([0xd5, 0xfd, 0xce, 0xc4]),
    Buffer.from('</p>'),
  ]);
  const copy = Buffer.from(markText(gb, 'application/xml', madeMark)).toString();
  expect(copy).toContain('encoding="UTF-8"');
  expect(copy).toContain('<p>正文</p>');
});
