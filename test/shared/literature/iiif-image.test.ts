import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageService, imageSizes, readImageRequest, type Size } from '#shared/literature/iiif-image.ts';

const full = { width: 1130, height: 1598 };
const thumbnail = { width: 184, height: 260 };
const ask = (path: string, picture: Size = full) => {
  const [region = '', size = '', rotation = '', file = ''] = path.split('/');
  return readImageRequest({ region, size, rotation, file }, picture, thumbnail);
};

describe('what can be had of a picture', () => {
  it('is a thumbnail, the picture itself, and one size for each tile level', () => {
    expect(imageSizes(full, thumbnail)).toEqual([
      { width: 184, height: 260 },
      { width: 283, height: 400 },
      { width: 565, height: 799 },
      { width: 1130, height: 1598 },
    ]);
  });

  it('names no key of the bucket, whatever else is known of the files', () => {
    const kept = { ...thumbnail, key: 'derived/secret', bytes: 7 };
    expect(JSON.stringify(imageService('https://x/iiif/d/1', full, kept))).not.toContain('derived');
  });
});

describe('an image request', () => {
  it.each([
    ['full/max/0/default.jpg', [0, 0, 1130, 1598], [1130, 1598]],
    ['full/184,260/0/default.webp', [0, 0, 1130, 1598], [184, 260]],
    ['full/565,/0/default.jpg', [0, 0, 1130, 1598], [565, 799]],
    ['0,0,512,512/512,512/0/default.jpg', [0, 0, 512, 512], [512, 512]],
    ['0,0,1024,1024/512,512/0/default.jpg', [0, 0, 1024, 1024], [512, 512]],
    ['1024,1536,106,62/106,62/0/default.jpg', [1024, 1536, 106, 62], [106, 62]],
    ['1024,1024,1024,1024/53,287/0/default.jpg', [1024, 1024, 106, 574], [53, 287]],
    ['0,0,1130,1598/1130,1598/0/default.jpg', [0, 0, 1130, 1598], [1130, 1598]],
  ])('%s is made', (path, region, [width, height]) => {
    expect(ask(path)).toMatchObject({ region, size: { width, height } });
  });

  it.each([
    ['full/max/90/default.jpg', 'NOT_FOUND'],
    ['full/max/0/gray.jpg', 'NOT_FOUND'],
    ['full/max/0/default.png', 'NOT_FOUND'],
    ['full/300,424/0/default.jpg', 'NOT_FOUND'],
    ['full/9999,14141/0/default.jpg', 'NOT_FOUND'],
    ['10,10,512,512/512,512/0/default.jpg', 'NOT_FOUND'],
    ['0,0,512,512/100,100/0/default.jpg', 'NOT_FOUND'],
    ['0,0,0,512/512,512/0/default.jpg', 'INVALID'],
    ['2000,0,512,512/512,512/0/default.jpg', 'INVALID'],
    ['square/max/0/default.jpg', 'INVALID'],
    ['full/pct:50/0/default.jpg', 'INVALID'],
    ['full/1e3,5/0/default.jpg', 'INVALID'],
  ])('%s is refused as %s', (path, code) => {
    expect(() => ask(path)).toThrow(expect.objectContaining({ code }));
  });
});

describe('tiles', () => {
  it('cover every picture at every level, and each of them is made', () => {
    const edge = fc.integer({ min: 1, max: 4000 });
    fc.assert(
      fc.property(edge, edge, (width, height) => {
        const picture = { width, height };
        const [tiles] = imageService('x', picture, thumbnail).tiles;
        if (!tiles) throw new Error('no tiles');
        for (const factor of tiles.scaleFactors) {
          let covered = 0;
          for (let left = 0; left < width; left += tiles.width * factor) {
            for (let top = 0; top < height; top += tiles.height * factor) {
              const wide = Math.min(tiles.width * factor, width - left);
              const high = Math.min(tiles.height * factor, height - top);
              const size = `${Math.ceil(wide / factor)},${Math.ceil(high / factor)}`;
              ask(`${left},${top},${wide},${high}/${size}/0/default.jpg`, picture);
              covered += wide * high;
            }
          }
          expect(covered).toBe(width * height);
        }
      }),
      { numRuns: 60 },
    );
  });
});
