import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashFile } from '#frontend/app/enhance/hash-file.ts';

const piece = 4 * 1024 * 1024;

test.each([0, 1, piece - 1, piece, piece + 1, 2 * piece])(
  'a file of %i bytes has the hash that Node finds',
  async (bytes) => {
    const content = Buffer.alloc(bytes, 'text of a standard');
    const reported: number[] = [];
    const hash = await hashFile(new Blob([content]), (done) => reported.push(done));
    expect(hash).toBe(createHash('sha256').update(content).digest('hex'));
    expect(reported.length).toBe(Math.ceil(bytes / piece));
    expect(reported.at(-1) ?? 0).toBe(bytes);
  },
);

test('never more than a piece of it is asked for at a time', async () => {
  const asked: number[] = [];
  class Watched extends Blob {
    override slice(start = 0, end = this.size): Blob {
      asked.push(end - start);
      return super.slice(start, end);
    }
  }
  await hashFile(new Watched([Buffer.alloc(3 * piece)]), () => {});
  expect(Math.max(...asked)).toBe(piece);
});
