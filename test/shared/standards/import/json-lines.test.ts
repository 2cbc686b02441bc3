import { describe, expect, it } from 'vitest';
import { readJsonLines } from '#shared/standards/import/json-lines.ts';

async function read(...chunks: string[]) {
  const lines = [];
  for await (const line of readJsonLines(chunks)) lines.push(line);
  return lines;
}

describe('JSON Lines', () => {
  it('survive chunks that end anywhere', async () => {
    expect(await read('{"a":', '1}\n{"a"', ':2}\n{"a":3}')).toEqual([
      { line: 1, row: { a: 1 } },
      { line: 2, row: { a: 2 } },
      { line: 3, row: { a: 3 } },
    ]);
  });

  it('may begin with a byte order mark, end lines with CRLF and hold blank ones', async () => {
    expect(await read('\uFEFF{"a":1}\r\n\r\n   \n{"a":2}\r\n')).toEqual([
      { line: 1, row: { a: 1 } },
      { line: 4, row: { a: 2 } },
    ]);
  });

  it('may hold U+2028 inside a title, which is no end of a line', async () => {
    expect(await read('{"title":"one\u2028two"}\n')).toEqual([{ line: 1, row: { title: 'one\u2028two' } }]);
  });

  it('report a broken line and go on', async () => {
    const [broken, good] = await read('{"a":\n{"a":2}\n');
    expect(broken).toEqual({ line: 1, error: expect.stringMatching(/^broken JSON: /), text: '{"a":' });
    expect(good).toEqual({ line: 2, row: { a: 2 } });
  });
});
