import { expect, test } from 'vitest';
import { readSketch } from '#shared/deposits/read-sketch.ts';
import { likenessOf, sketchOf } from '#shared/deposits/sketch.ts';
import { Refusal } from '#shared/literature/refusal.ts';
import { lockedPdf, textPdf } from '#test/shared/literature/made-files.ts';

const clauses = Array.from(
  { length: 30 },
  (_, n) => `Clause ${n} requires ${(n * 7919) % 1009} of ${(n * 104_729) % 997}`,
);
const file = (mediaType: 'application/pdf' | 'text/html' | 'text/plain') => ({ sha256: '', bytes: 1, mediaType });
const bytesOf = (text: string) => new TextEncoder().encode(text);

test('the same text has the same sketch in plain text, HTML and the text layer of a PDF', async () => {
  const plain = await readSketch(bytesOf(clauses.join('\n')), file('text/plain'));
  const html = await readSketch(bytesOf(`<p>${clauses.join('</p><p>')}</p>`), file('text/html'));
  const pdf = await readSketch(textPdf([clauses]), file('application/pdf'));
  expect(plain).toEqual(sketchOf(clauses.join('\n')));
  expect(likenessOf(plain, html)).toBe(1);
  expect(likenessOf(plain, pdf)).toBeGreaterThan(0.9);
});

test('a file that no reader opens is refused by name, so that its deposit goes on without a sketch', async () => {
  await expect(readSketch(lockedPdf(), file('application/pdf'))).rejects.toThrow(Refusal);
});
