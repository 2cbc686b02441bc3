/**
 * How two readings are compared: compatible forms folded, white space and Chinese punctuation left out, all dashes one.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s，。、；：（）《》<>“”,;:()]/gu, '')
    .replace(/[—–－―ー\-~]+/gu, '-');
}

/** Character error rate: edits that make the reading the truth, per character of the truth (Levenshtein). */
export function characterErrors(truth: string, reading: string): number {
  const [wanted, read] = [[...comparable(truth)], [...comparable(reading)]];
  let before = Array.from({ length: read.length + 1 }, (_, j) => j);
  for (const [i, sign] of wanted.entries()) {
    const row = [i + 1];
    for (const [j, other] of read.entries()) {
      const replaced = (before[j] ?? 0) + (sign === other ? 0 : 1);
      row.push(Math.min(replaced, (before[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    before = row;
  }
  return wanted.length === 0 ? 0 : (before[read.length] ?? 0) / wanted.length;
}
