import type { Heading } from './heading.ts';
import type { Table } from './structure.ts';
import type { TextLine } from './text-lines.ts';

const caption = /^(?:续\s*)?(?:表|table)\s*([A-Z]?\s?\.?\s?\d{1,3}(?:[.-]\d{1,3})?)\s*(?:[—–:.-]\s*)?(.*)$/iu;
/** What stands behind a table's number in running text. */
const cited =
  /^(?:和|与|或|及|、|，|,|。|中|的|所|规定|执行|给出|限值的|～|~|and\b|or\b|shows?\b|lists?\b|gives?\b|is\b|are\b)/iu;
const continued = /^[(（]?\s*(?:续(?:表|完)?|完|continued)\s*[)）]?(?=\s|·|$)/iu;
const note = /^(?:注\s*\d*|note\s*\d*|[a-z])\s*[:：]/iu;
const mostRows = 400;

/** Tables with their captions, rows as they were read. */
export function tablesOf(lines: readonly TextLine[], headings: readonly Heading[]): Table[] {
  const starts = new Set(headings.map(({ at }) => at));
  const tables: Table[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as TextLine;
    const found = captionOf(line, lines[at + 1]);
    if (!found || starts.has(at)) continue;
    const rows: string[] = [];
    let to = at + 1;
    while (
      to < lines.length &&
      rows.length < mostRows &&
      !starts.has(to) &&
      isRow(lines[to] as TextLine, lines[to + 1])
    ) {
      rows.push(lines[to]?.text ?? '');
      to += 1;
    }
    const before = tables.findLast(({ number }) => number === found.number);
    if (found.continues && before) before.text += `\n${rows.join('\n')}`;
    else if (rows.length > 0) tables.push(tableOf(line, found, rows));
    at = Math.max(at, to - 1);
  }
  return tables;
}

interface Caption {
  number: string;
  caption: string;
  continues: boolean;
}

function captionOf({ text, full, box }: TextLine, below: TextLine | undefined): Caption | undefined {
  const [, number, rest = ''] = caption.exec(text) ?? [];
  if (!number || cited.test(rest) || /[。；，]$|[。；]/u.test(rest)) return undefined;
  if (rest === '' && !below?.text.includes('\t')) return undefined;
  if (full && box && rest.length > 30 && !below?.text.includes('\t')) return undefined;
  const continues = /^续/u.test(text) || continued.test(rest);
  return { number: number.replace(/\s/g, ''), caption: evenly(rest), continues };
}

/** Captions are often set apart character by character. */
function evenly(text: string): string {
  const parted = (text.match(/\p{Script=Han} (?=\p{Script=Han})/gu) ?? []).length;
  return parted > 4 ? text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '') : text.replaceAll('\t', ' ');
}

function isRow({ text, full, box }: TextLine, below: TextLine | undefined): boolean {
  if (caption.test(text) && captionOf({ text, full, box } as TextLine, below)) return false;
  if (text.includes('\t') || note.test(text)) return true;
  return !(/[。；]/u.test(text) && (full || text.length > 40));
}

function tableOf({ page, line, box }: TextLine, { number, caption: title }: Caption, rows: string[]): Table {
  const cells = rows.filter((row) => row.includes('\t')).length;
  const certainty = cells >= 2 ? ('likely' as const) : ('doubtful' as const);
  return { page, line, ...(box && { box }), number, caption: title, text: rows.join('\n'), certainty };
}
