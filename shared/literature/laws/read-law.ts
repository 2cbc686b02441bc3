import { Day } from '../../standards/local-date.ts';

/** A paragraph of a law, with the article that it belongs to. */
export interface LawParagraph {
  article: string;
  text: string;
}

export interface LawText {
  title: string;
  issued: Day | null;
  effective: Day | null;
  paragraphs: LawParagraph[];
}

const headEnd = '<!-- INFO END -->';
const articleMark = /^(?:#+\s*)?(第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?)[\s\u3000]*/u;
const dayPattern = /([12]\d{3})年\s?(\d{1,2})月\s?(\d{1,2})日/gu;
const begins = /自\s?([12]\d{3})年\s?(\d{1,2})月\s?(\d{1,2})日(?:起)?(?:施行|实施|执行|生效)/gu;

/**
 * Reads a law in Markdown: a title line, lines about its history up to a mark, then its articles. Null for a file without
 * title.
 */
export function readLaw(markdown: string): LawText | null {
  const title = /^#\s+(.+)$/mu.exec(markdown)?.[1]?.trim();
  if (!title) return null;
  const at = markdown.indexOf(headEnd);
  const head = at < 0 ? '' : markdown.slice(0, at);
  const paragraphs = readParagraphs(at < 0 ? markdown.replace(/^#\s+.+$/mu, '') : markdown.slice(at + headEnd.length));
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
  const announced = daysIn(head.replace(/^.*施行.*$/gmu, ''), dayPattern).sort();
  const begin = [...daysIn(text, begins), ...daysIn(/^.*施行.*$/mu.exec(head)?.[0] ?? '', dayPattern)].at(-1);
  return { title, issued: announced.at(-1) ?? null, effective: begin ?? null, paragraphs };
}

function readParagraphs(body: string): LawParagraph[] {
  let article = '';
  return body.split(/\r?\n/u).flatMap((line): LawParagraph[] => {
    const mark = articleMark.exec(line);
    if (mark?.[1]) article = mark[1];
    const text = line
      .slice(mark?.[0].length ?? 0)
      .replace(/<!--.*?-->/gu, '')
      .trim();
    return text === '' || text.startsWith('#') ? [] : [{ article, text }];
  });
}

function daysIn(text: string, pattern: RegExp): Day[] {
  return [...text.matchAll(pattern)].flatMap(([, year = '', month = '', day = '']) => {
    const read = Day.safeParse([year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'));
    return read.success ? read.data : [];
  });
}
