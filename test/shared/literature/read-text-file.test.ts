import { describe, expect, it } from 'vitest';
import { readTextFile } from '#shared/literature/read-text-file.ts';

const linesOf = (text: string, type: Parameters<typeof readTextFile>[1]) =>
  readTextFile(Buffer.from(text), type).pages.flatMap(({ lines }) => lines.map((line) => line.text));

describe('readTextFile', () => {
  it('turns pages where a text has form feeds, and marks their heads and feet', () => {
    const page = (n: number) =>
      `RFC 2119      Key Words      March 1997\n\nBody of part ${'abcd'[n]}.\n\nBradner     [Page ${n}]\n`;
    const { pages } = readTextFile(Buffer.from([0, 1, 2, 3].map(page).join('\f')), 'text/plain');
    expect(pages).toHaveLength(4);
    const body = pages[2]?.lines.filter(({ role, text }) => !role && text !== '').map(({ text }) => text);
    expect(body).toEqual(['Body of part c.']);
  });

  it('cuts a long text between its lines, and a long paragraph after a sentence', () => {
    const paragraph = '本标准规定了排放限值。'.repeat(400);
    const { pages } = readTextFile(Buffer.from(paragraph), 'text/plain');
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.every(({ lines }) => lines.at(-1)?.text.endsWith('。'))).toBe(true);
    expect(pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('')).toBe(paragraph);
  });

  it('reads blocks and table rows of HTML, and nothing that is not shown', () => {
    const html =
      '<title>T</title><style>p{}</style><h1>第一章 总则</h1><p>第一条<b>为了</b>\n规范。</p>' +
      '<table><tr><th>序号</th><th>限值</th></tr><tr><td>1</td><td>0.05</td></tr></table><script>x()</script>';
    expect(linesOf(html, 'text/html')).toEqual(['第一章 总则', '第一条为了 规范。', '序号\t限值', '1\t0.05']);
    expect(readTextFile(Buffer.from(html), 'text/html').title).toBe('T');
  });

  it('reads Markdown', () => {
    expect(
      linesOf('---\na: b\n---\n# 标题\n\n- 甲\n- 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n', 'text/markdown'),
    ).toEqual(['标题', '甲', '乙', 'a\tb', '1\t2']);
  });

  it('reads the body of NISO STS', () => {
    const xml =
      '<?xml version="1.0"?><standard><body><sec><label>1</label><title>Scope</title><p>This document <italic>specifies</italic> it.</p></sec></body></standard>';
    expect(linesOf(xml, 'application/xml')).toEqual(['1', 'Scope', 'This document specifies it.']);
  });

  it('reads older Chinese encodings', () => {
    expect(readTextFile(Uint8Array.of(0xb9, 0xe6, 0xbe, 0xd8), 'text/plain').pages[0]?.lines[0]?.text).toBe('规矩');
  });

  it('refuses a text without text', () => {
    expect(() => readTextFile(Buffer.from(' \n\n'), 'text/plain')).toThrow(
      expect.objectContaining({ reason: 'empty' }),
    );
  });
});
