/** One line of a JSON Lines file: its row, or why it is none. */
export type JsonLine = { line: number; row: unknown } | { line: number; error: string; text: string };

/**
 * Reads JSON Lines out of chunks of text. Lines end at `\n` only: titles hold U+2028, which other readers take for the
 * end of a line. A byte order mark and blank lines are passed over, a broken line is reported and the next one read.
 */
export async function* readJsonLines(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<JsonLine> {
  let line = 0;
  for await (const text of splitLines(chunks)) {
    line += 1;
    const trimmed = text.replace(/^\uFEFF/, '').trim();
    if (trimmed !== '') yield parseLine(trimmed, line);
  }
}

async function* splitLines(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function parseLine(text: string, line: number): JsonLine {
  try {
    return { line, row: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : 'unreadable';
    return { line, error: `broken JSON: ${reason}`, text: text.slice(0, 2000) };
  }
}
