import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/universal';
import { readList } from '#shared/checks/read-list.ts';

const placesOf = async (list: Parameters<typeof readList>[0]) =>
  (await readList(list)).cited.map(({ place, found }) => [found.written, place.line, place.column]);

describe('what is handed in is read with its places', () => {
  test('a text by line and column', async () => {
    expect(await placesOf({ text: '一、GB 18030-2022\n二、见 ISO 9001 与\r\nGB/T 1.1' })).toEqual([
      ['GB 18030-2022', 1, 3],
      ['ISO 9001', 2, 5],
      ['GB/T 1.1', 3, 1],
    ]);
  });

  test('items by their place in the list, glued numbers included', async () => {
    expect(await placesOf({ items: ['HJ604', '没有', 'gbt19001'] })).toEqual([
      ['HJ604', 1, 1],
      ['gbt19001', 3, 1],
    ]);
  });

  test('a list from an older program in GB 18030', async () => {
    // "标准 GB 3095" in that encoding.
    const content = Uint8Array.from([0xb1, 0xea, 0xd7, 0xbc, ...new TextEncoder().encode(' GB 3095')]);
    expect(await placesOf({ file: { filename: 'list.csv', content } })).toEqual([['GB 3095', 1, 4]]);
  });

  test('a spreadsheet that was saved as Unicode text', async () => {
    const content = Buffer.from('\ufeff标准\tGB/T 1.1-2020\r\n手册\tISO 9001:2015', 'utf16le');
    const swapped = Buffer.from(content).swap16();
    const places = [
      ['GB/T 1.1-2020', 1, 4],
      ['ISO 9001:2015', 2, 4],
    ];
    expect(await placesOf({ file: { filename: 'list.txt', content } })).toEqual(places);
    expect(await placesOf({ file: { filename: 'list.txt', content: swapped } })).toEqual(places);
  });

  test('a spreadsheet that gives letters, digits and year cells of their own', async () => {
    const rows = [
      ['序号', '代号', '顺序号', '年代号'],
      [1, 'GB/T', 19_001, 2016],
      [2, 'DB21/T', '1237-2020', 2021],
      [3, 'HJ', '604', '在用'],
    ];
    const data = rows.map((row) => row.map((value) => ({ value })));
    const content = new Uint8Array(await (await writeXlsx(data).toBlob()).arrayBuffer());
    const { cited } = await readList({ file: { filename: 'list.xlsx', content } });
    expect(cited.map(({ place, found }) => [place.cell, found.written.replace(/\s+/g, ' ')])).toEqual([
      ['Sheet1!B2', 'GB/T 19001-2016'],
      ['Sheet1!B3', 'DB21/T 1237-2020'],
      ['Sheet1!B4', 'HJ 604'],
    ]);
  });

  test('a word processor file by its paragraphs, with its notes behind them', async () => {
    const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const xml =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' +
      `${paragraph('规范性引用文件')}${paragraph('GB/T 7714—2015')}</w:body></w:document>`;
    const types =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    const links =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>';
    const encode = (text: string) => new TextEncoder().encode(text);
    const content = zipSync({
      '[Content_Types].xml': encode(types),
      '_rels/.rels': encode(links),
      'word/document.xml': encode(xml),
      'word/footnotes.xml': encode(
        `<w:footnotes><w:footnote>${paragraph('见 HJ/T 55—2000。')}</w:footnote></w:footnotes>`,
      ),
    });
    expect(await placesOf({ file: { filename: '要求.DOCX', content } })).toEqual([
      ['GB/T 7714—2015', 2, 1],
      ['HJ/T 55—2000', 4, 3],
    ]);
  });
});

describe('what cannot be read is refused', () => {
  test('an archive that unpacks beyond all reason', async () => {
    const content = zipSync({ 'xl/workbook.xml': new Uint8Array(80 * 1024 * 1024) });
    await expect(readList({ file: { filename: 'bomb.xlsx', content } })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('a text of over a million characters', async () => {
    await expect(readList({ text: '标'.repeat(1_000_001) })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
