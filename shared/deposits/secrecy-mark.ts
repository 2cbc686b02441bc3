import type { Finding } from './finding.ts';

/**
 * The mark as GB/T 7156-2003 and the rules on official documents (GB/T 9704-2012) print it: level, ★, and how long, until when or
 * until what it holds, which may be missing. It stands apart: what is quoted or goes on as a sentence only talks of marks.
 */
const stateMark =
  /(?<!\S)(绝 ?密|机 ?密|秘 ?密) ?[★☆] ?(?:长期|启用前|解密\S{0,8}|\d{1,4} ?年(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?前?|\d{1,2} ?个?月)?(?!\S)/;

/**
 * Marks of matter that is not for the public though no secret of the state: 内部资料 and 内部发行, alone on their line or with the
 * words that go with them. Other words of the kind (内部文件, 内部使用) head tables and lists too often to mean anything.
 */
const internalMark =
  /^(内部资料|内部发行)[ ,:;.!·-]*(?:注意保存|注意保密|妥善保管|严禁外传|不得外传|请勿外传|免费交流|仅供参考)?[ !.]*$/;
const longestMark = 40;
/** They are printed on cover or title page; further in, such a line is more likely a table's. */
const frontPages = 2;

/** Marks of secrecy in the pages of a text, each kind once with its first page; a text that speaks of secrecy bears none. */
export function secrecyMarksIn(pages: readonly string[]): Finding[] {
  const first = new Map<string, number>();
  for (const [at, text] of pages.entries()) {
    for (const line of text.normalize('NFKC').split('\n')) {
      const mark = markOf(line.replaceAll(/\s+/g, ' ').trim(), at < frontPages);
      if (mark && !first.has(mark)) first.set(mark, at + 1);
    }
  }
  return [...first].map(([about, page]) => ({ code: 'secrecy-mark', about, page }));
}

function markOf(line: string, isFront: boolean): string | undefined {
  const [, level] = stateMark.exec(line) ?? [];
  if (level) return level.replace(' ', '');
  return isFront && line.length <= longestMark
    ? internalMark.exec(line.replaceAll(/[【】()[\]]/g, ''))?.[1]
    : undefined;
}
