/** About as much as stands on a printed page, so that a hit leads to a place and not to a book. */
const fullPage = 1800;
/** Chinese characters say about three times as much as a letter. */
const hanWeight = 2.6;
const manyLines = 70;

/** Cuts a text into pages: where it has form feeds, there; otherwise before a line when the page is full. */
export function cutPages(lines: readonly string[]): string[][] {
  const pages: string[][] = [[]];
  let size = 0;
  const turn = () => {
    if (pages.at(-1)?.some((line) => line.trim() !== '')) pages.push([]);
    size = 0;
  };
  const formFeeds = lines.some((line) => line.includes('\f'));
  for (const line of lines) {
    const [first = '', ...others] = line.split('\f');
    for (const piece of formFeeds ? [first] : splitLong(first)) {
      const weight = weightOf(piece);
      const page = pages.at(-1) ?? [];
      if (!formFeeds && (size + weight > fullPage * 1.25 || page.length >= manyLines)) turn();
      pages.at(-1)?.push(piece);
      size += weight;
    }
    for (const piece of others) {
      turn();
      if (piece.trim() !== '') pages.at(-1)?.push(piece);
    }
  }
  return pages.filter((page) => page.some((line) => line.trim() !== ''));
}

function weightOf(text: string): number {
  let weight = 0;
  for (const unit of text) weight += unit < '\u2e80' ? 1 : hanWeight;
  return weight;
}

/** A paragraph longer than a page is parted after a sentence. */
function splitLong(line: string): string[] {
  if (weightOf(line) <= fullPage) return [line];
  const pieces: string[] = [];
  let piece = '';
  for (const sentence of line.split(/(?<=[。！？；]|[.!?;]\s)/u)) {
    if (piece !== '' && weightOf(piece) + weightOf(sentence) > fullPage) {
      pieces.push(piece);
      piece = '';
    }
    piece += sentence;
  }
  return [...pieces, ...hardSplit(piece)];
}

/** What has no sentences at all is cut by length. */
function hardSplit(piece: string): string[] {
  const size = fullPage;
  const parts: string[] = [];
  for (let at = 0; at < piece.length; at += size) parts.push(piece.slice(at, at + size));
  return parts.length === 0 ? [''] : parts;
}
