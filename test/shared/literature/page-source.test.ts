import { describe, expect, it } from 'vitest';
import { loadOcrModels } from '#shared/literature/ocr-models.ts';
import { openPages } from '#shared/literature/page-source.ts';
import { loadVocabulary } from '#shared/literature/vocabulary.ts';
import { scanPdf, textPdf } from './made-files.ts';

const lines = ['GB 8978-1996', 'Integrated wastewater discharge standard', 'Total mercury 0.05 mg/L', 'Page of a test'];
const noScan = async (): Promise<never> => {
  throw new Error('no page of this file needs to be read from its picture');
};
const loadScan = async () => ({ models: await loadOcrModels(1), vocabulary: await loadVocabulary() });

describe('openPages', () => {
  it('reads the text layer of a PDF with a box for every line, and draws the page', async () => {
    const source = await openPages(textPdf([lines, ['Second page of it all']]), 'application/pdf', noScan);
    expect(source.pages).toBe(2);
    expect(await source.trustsLayer()).toBe(true);
    const { content, reading, thumbnail } = await source.page(1, true);
    expect(content).toMatchObject({ page: 1, width: 595, height: 842, source: 'text-layer', quality: 4 });
    expect(content.lines.map(({ text }) => text)).toEqual(lines);
    expect(content.lines[0]?.box?.[0]).toBe(60);
    expect(Math.round(content.lines[0]?.box?.[1] ?? 0)).toBe(49);
    expect(reading.height).toBe(1600);
    expect(thumbnail.height).toBe(260);
    expect(Buffer.from(reading.bytes.subarray(8, 12)).toString()).toBe('WEBP');
    await source.close();
  });

  it.each([0, 1.5, -2])(
    'reads a scan that was laid %s degrees askew, with boxes where the words are',
    async (degrees) => {
      const source = await openPages(await scanPdf(lines, degrees), 'application/pdf', loadScan);
      expect(await source.trustsLayer()).toBe(true);
      const { content } = await source.page(1, true);
      expect(content).toMatchObject({ source: 'scan', quality: 3 });
      expect(content.lines.map(({ text }) => text.replaceAll(' ', ''))).toEqual(
        lines.map((line) => line.replaceAll(' ', '')),
      );
      const box = content.lines[1]?.box ?? [0, 0, 0, 0];
      expect(box[0]).toBeGreaterThan(40);
      expect(box[0] + box[2]).toBeLessThan(320);
      await source.close();
    },
  );

  it('finds nothing on an empty page, without reading its picture', async () => {
    const source = await openPages(textPdf([[]]), 'application/pdf', noScan);
    expect((await source.page(1, true)).content).toMatchObject({ source: 'none', quality: 0, lines: [] });
    await source.close();
  });
});
