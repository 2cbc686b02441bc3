import { expect, it } from 'vitest';
import type { PageView } from '#shared/literature/document-view.ts';
import { linesOnCanvas } from '#shared/literature/iiif-lines.ts';

const page: PageView = {
  document: 'd-1',
  page: 3,
  pages: 9,
  width: 595,
  height: 842,
  source: 'text-layer',
  quality: 4,
  text: 'a\tb\nfloating',
  lines: [
    { text: 'a\tb', box: [60, 70, 100, 10], role: 'body', spans: [], confidence: null, mended: [] },
    { text: 'floating', box: null, role: 'body', spans: [], confidence: null, mended: [] },
  ],
  image: { url: '/u', thumbnail: '/t', width: 1190, height: 1684 },
};

it('lays every line whose place is known over the picture, in pixels of the canvas', () => {
  const { items, type } = linesOnCanvas('https://example.org', page);
  expect(type).toBe('AnnotationPage');
  expect(items).toMatchObject([
    {
      motivation: 'supplementing',
      body: { value: 'a b' },
      target: 'https://example.org/iiif/d-1/3/canvas#xywh=120,140,200,20',
    },
  ]);
});

it('says nothing of a page without a picture', () => {
  expect(linesOnCanvas('https://example.org', { ...page, image: null }).items).toEqual([]);
});
