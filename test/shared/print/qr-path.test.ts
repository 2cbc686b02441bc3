import sharp from 'sharp';
import { expect, test } from 'vitest';
import { qrPath } from '#shared/print/qr-path.ts';

test('a QR code has a finder in three corners, dark where the path is and nowhere else', async () => {
  const { path, modules } = qrPath('weixin://wxpay/bizpayurl?pr=example');
  expect(modules % 4).toBe(1);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${modules}" height="${modules}" viewBox="0 0 ${modules} ${modules}"><rect width="100%" height="100%" fill="#fff"/><path d="${path}" shape-rendering="crispEdges"/></svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true });
  const row = (y: number, x: number, length: number) =>
    Array.from({ length }, (_, n) => ((data[(y * info.width + x + n) * info.channels] ?? 0) < 128 ? '#' : '.')).join(
      '',
    );
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  const corner = (y: number, x: number) => finder.map((_, n) => row(y + n, x, 7));
  expect(corner(0, 0)).toEqual(finder);
  expect(corner(0, modules - 7)).toEqual(finder);
  expect(corner(modules - 7, 0)).toEqual(finder);
  expect(path.match(/M/g)).toHaveLength(
    [...data].filter((_, n) => n % info.channels === 0).filter((v) => v < 128).length,
  );
});
