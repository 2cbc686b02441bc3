import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect, inBatches, walkPages } from '#shared/client/pages.ts';

test('a walk gives every item once, in order, whatever the size of pages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer(), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (all, size) => {
      const page = async (cursor = '0') => {
        const end = Number(cursor) + size;
        return { items: all.slice(Number(cursor), end), next: end < all.length ? String(end) : null };
      };
      expect(await collect(walkPages(page))).toEqual(all);
    }),
  );
});

test('a page is asked for only when the one before is used up', async () => {
  let asked = 0;
  const walk = walkPages(async () => {
    asked += 1;
    return { items: [1, 2], next: 'more' };
  });
  await walk.next();
  await walk.next();
  expect(asked).toBe(1);
  await walk.next();
  expect(asked).toBe(2);
});

test('batches are never larger than agreed, and answers keep the order', async () => {
  const numbers = Array.from({ length: 401 }, (_, n) => n);
  const sizes: number[] = [];
  const answers = await collect(
    inBatches(numbers, 200, async (batch) => {
      sizes.push(batch.length);
      return batch.map((n) => n * 2);
    }),
  );
  expect(sizes).toEqual([200, 200, 1]);
  expect(answers).toEqual(numbers.map((n) => n * 2));
});
