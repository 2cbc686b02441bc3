import { PDFDocument } from '@cantoo/pdf-lib';
import { embedFace } from '../print/faces.ts';
import {
  type AttachedFile,
  attachFiles,
  drawCode,
  makeRoom,
  measures,
  rule,
  type Sheet,
  seal,
  setFeet,
  setLine,
  setText,
  soft,
  textWidth,
} from '../print/sheet.ts';
import type { Language } from '../runtime/route.ts';
import type { Check, CheckLine } from './check.ts';
import { reportWords, rowOf } from './report-words.ts';
import { reportBytes, statementBytes, statementOf } from './seal-report.ts';

/** What the report is printed with beside itself. */
export interface PrintedWith {
  /** The verifier key of the log, `name+id+base64`. */
  logKey: string | undefined;
  /** Public address of the site, without a slash at the end. */
  site: string;
}

/** The report as PDF, A4; report, statement, receipt and key are attached, so that the file alone can be verified. */
export async function drawReport(check: Check, language: Language, { logKey, site }: PrintedWith): Promise<Uint8Array> {
  const words = reportWords(language);
  const rows = check.lines.map((line, index) => rowOf(line, index, language));
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const made = new Date(check.checkedAt);
  pdf.setTitle(`${words.title} ${check.id}`, { showInWindowTitleBar: true });
  pdf.setLanguage(language === 'zh' ? 'zh-CN' : 'en');
  pdf.setProducer('Guiju');
  pdf.setCreationDate(made);
  pdf.setModificationDate(made);
  const letters = lettersOf(check, rows, language);
  const [regular, bold] = [await embedFace(pdf, 400, letters), await embedFace(pdf, 700, letters)];
  const page = pdf.addPage([measures.width, measures.height]);
  const sheet: Sheet = { pdf, page, y: measures.height - measures.margin, regular, bold };
  setHead(sheet, check, language, `${site}${language === 'en' ? '/en' : ''}/check/${check.id}`);
  const followedBy = words.columns.at(-1) ?? '';
  for (const [index, line] of check.lines.entries()) setEntry(sheet, line, rows[index] ?? [], followedBy);
  rule(sheet);
  sheet.y -= 8;
  setText(sheet, words.limits, { size: 8, color: soft });
  setText(sheet, check.receipt ? words.sealed : words.unsealed, { size: 8, color: soft });
  if (regular.lacks(letters)) setText(sheet, words.missing, { size: 8, color: soft });
  setFeet(sheet, (at, pages) => words.foot(check.id, at, pages));
  await attachFiles(pdf, attachments(check, logKey), made);
  return pdf.save({ useObjectStreams: false });
}

function setHead(sheet: Sheet, check: Check, language: Language, address: string): void {
  const words = reportWords(language);
  const side = 64;
  const top = sheet.y;
  const width = textWidth - side - 24;
  drawCode(sheet.page, address, { x: measures.width - measures.margin - side, y: top, side });
  setText(sheet, words.title, { face: sheet.bold, size: 20, leading: 1.4, width });
  setText(sheet, words.summary(check.summary), { face: sheet.bold, size: 10.5, width });
  const facts: [string, string][] = [
    [words.asOf, check.asOf],
    [words.made, check.checkedAt],
    [words.source, check.source.filename ?? words.list],
    [words.id, check.id],
    [words.hash, check.sha256],
  ];
  for (const [label, value] of facts) setText(sheet, `${label}  ${value}`, { size: 8, color: soft, width });
  sheet.y = Math.min(sheet.y, top - side) - 8;
  rule(sheet, { color: seal, thickness: 1.2 });
  sheet.y -= 4;
}

const shades = { valid: soft, attention: seal, invalid: seal, unknown: soft };

/** One number: what was written and found on the first line, its title and findings below. */
function setEntry(sheet: Sheet, line: CheckLine, row: string[], followedBy: string): void {
  const [no = '', place = '', written = '', number = '', title = '', status = '', , result = '', found = '', followed] =
    row;
  makeRoom(sheet, 44);
  rule(sheet);
  sheet.y -= 2;
  const top = sheet.y;
  const column = { x: measures.margin + 26, width: textWidth - 26 - 70 };
  setLine(sheet, no, { size: 8, color: soft }, top - 10.5);
  const face = sheet.bold;
  setLine(sheet, result, { face, size: 9, color: shades[line.judgement], x: column.x + column.width + 10 }, top - 10.5);
  setText(sheet, number, { ...column, face, size: 9 });
  if (title) setText(sheet, title, { ...column, size: 9 });
  const facts = [status, `“${written}”`, place].filter((fact) => fact !== '').join(' · ');
  setText(sheet, facts, { ...column, size: 8, color: soft });
  if (found) setText(sheet, found, { ...column, size: 8.5 });
  if (followed) setText(sheet, `${followedBy} ${followed}`, { ...column, size: 8.5 });
  sheet.y -= 3;
}

function attachments(check: Check, logKey: string | undefined): AttachedFile[] {
  const { sha256: _hash, receipt, expiresAt: _expiry, ...report } = check;
  const json = 'application/json';
  return [
    { name: 'report.json', mediaType: json, bytes: reportBytes(report) },
    { name: 'statement.json', mediaType: json, bytes: statementBytes(statementOf(report)) },
    ...(receipt ? [textFile('receipt.tlog-proof', receipt)] : []),
    ...(logKey ? [textFile('log-key.txt', `${logKey.trim()}\n`)] : []),
  ];
}

function textFile(name: string, text: string): AttachedFile {
  return { name, mediaType: 'text/plain', bytes: new TextEncoder().encode(text) };
}

function lettersOf(check: Check, rows: readonly string[][], language: Language): string {
  const words = reportWords(language);
  const fixed = Object.values(words).filter((word) => typeof word === 'string');
  const facts = [check.source.filename ?? '', check.id, check.sha256, check.checkedAt, words.summary(check.summary)];
  const all = [...rows.flat(), ...words.columns, ...fixed, ...facts, words.foot(check.id, 0, 0), '0123456789 ·“”'].join(
    '',
  );
  return [...new Set(all)].sort().join('');
}
