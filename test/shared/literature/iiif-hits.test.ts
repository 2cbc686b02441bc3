import { describe, expect, it } from 'vitest';
import { onCanvas, quoteOf, searchAnswer1, searchAnswer2 } from '#shared/literature/iiif-hits.ts';

const site = 'https://example.org';
const asked = `${site}/iiif/d-1/search1?q=pH`;
const answered = {
  site,
  id: 'd-1',
  asked,
  total: 2,
  hits: [
    {
      page: 2,
      quote: { before: 'a ', match: 'pH', after: ' b' },
      boxes: [[10, 20, 30, 40] as const, [1, 2, 3, 4] as const],
    },
    { page: 5, quote: { before: '', match: 'pH', after: '' }, boxes: [] },
  ].map((hit) => ({ ...hit, boxes: hit.boxes.map(([x, y, w, h]): [number, number, number, number] => [x, y, w, h]) })),
};

describe('a snippet', () => {
  it('is taken apart at its first hit, as text and not as HTML', () => {
    expect(quoteOf('…&lt;pH&gt; <em>7&amp;8</em> and <em>9</em>…')).toEqual({
      before: '…<pH> ',
      match: '7&8',
      after: ' and 9…',
    });
  });

  it('without a mark is all before', () => {
    expect(quoteOf('plain')).toEqual({ before: 'plain', match: '', after: '' });
  });
});

describe('places', () => {
  it('told in points become whole pixels of the canvas', () => {
    expect(onCanvas([[60, 70.1, 100, 12]], { width: 595 }, { width: 1190 })).toEqual([[120, 140, 200, 24]]);
  });
});

describe('the answer of Content Search 1', () => {
  it('marks every place on its canvas and gathers the marks of a page in one hit', () => {
    const answer = searchAnswer1(answered);
    expect(answer.within.total).toBe(2);
    expect(answer.resources.map(({ on }) => on)).toEqual([
      `${site}/iiif/d-1/2/canvas#xywh=10,20,30,40`,
      `${site}/iiif/d-1/2/canvas#xywh=1,2,3,4`,
      `${site}/iiif/d-1/5/canvas`,
    ]);
    const ids = answer.resources.map((one) => one['@id']);
    expect(answer.hits[0]).toMatchObject({ annotations: ids.slice(0, 2), before: 'a ', match: 'pH', after: ' b' });
  });
});

describe('the answer of Content Search 2', () => {
  it('says for every mark what stands around it', () => {
    const answer = searchAnswer2(answered);
    expect(answer.items.map(({ target }) => target)).toHaveLength(3);
    const [contexts] = answer.annotations;
    expect(contexts?.items.map(({ target }) => target.source)).toEqual(answer.items.map(({ id }) => id));
    expect(contexts?.items[0]?.target.selector[0]).toEqual({
      type: 'TextQuoteSelector',
      prefix: 'a ',
      exact: 'pH',
      suffix: ' b',
    });
  });
});
