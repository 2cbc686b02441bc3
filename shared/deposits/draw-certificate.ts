import { PDFDocument } from '@cantoo/pdf-lib';
import { embedFace } from '../print/faces.ts';
import {
  attachFiles,
  drawCode,
  ink,
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
import {
  type CertificateRow,
  type CertificateText,
  type CertifiedDeposit,
  certificateFiles,
  certificateText,
} from './certificate.ts';
import { type CertificateWords, certificateWords } from './certificate-words.ts';

/**
 * The certificate of a deposit as PDF, A4, with statement and receipt attached; the same bytes every time. Throws a
 * `RangeError` for a deposit that is not sealed or a receipt that cannot be read.
 */
export async function drawCertificate(certified: CertifiedDeposit, language: Language): Promise<Uint8Array> {
  const words: CertificateWords = certificateWords[language];
  const text = certificateText(certified, language);
  const pdf = await PDFDocument.create({ updateMetadata: false });
  describe(pdf, certified, words, language);
  const letters = allLetters(text, words);
  const [regular, bold] = [await embedFace(pdf, 400, letters), await embedFace(pdf, 700, letters)];
  const page = pdf.addPage([measures.width, measures.height]);
  const sheet: Sheet = { pdf, page, y: measures.height - measures.margin, regular, bold };
  setHead(sheet, certified, words, language);
  setRows(sheet, words.claimed, text.claimed);
  setRows(sheet, words.recorded, text.recorded);
  setList(sheet, words.proves, text.proves);
  setList(sheet, words.doesNotProve, text.doesNotProve);
  setList(sheet, words.verify, text.verify);
  if (regular.lacks(letters)) setText(sheet, words.missing, { size: 8, color: soft });
  setFeet(sheet, (at, pages) => `${certified.deposit.id} · ${words.foot(at, pages)}`);
  await attachFiles(pdf, certificateFiles(certified), sealedAt(certified));
  return pdf.save({ useObjectStreams: false });
}

function describe(pdf: PDFDocument, certified: CertifiedDeposit, words: CertificateWords, language: Language): void {
  const when = sealedAt(certified);
  pdf.setTitle(`${words.title} ${certified.deposit.id}`, { showInWindowTitleBar: true });
  pdf.setSubject(words.notRegistration);
  pdf.setLanguage(language === 'zh' ? 'zh-CN' : 'en');
  pdf.setProducer('Guiju');
  pdf.setCreator('Guiju');
  pdf.setCreationDate(when);
  pdf.setModificationDate(when);
}

function setHead(sheet: Sheet, certified: CertifiedDeposit, words: CertificateWords, language: Language): void {
  const side = 76;
  const top = sheet.y;
  const address = `${certified.site}${language === 'en' ? '/en' : ''}/deposits/${certified.deposit.id}`;
  const left = measures.width - measures.margin - side;
  drawCode(sheet.page, address, { x: left, y: top, side });
  const width = textWidth - side - 24;
  setText(sheet, words.service, { size: 9, color: soft, width });
  sheet.y -= 6;
  setText(sheet, words.title, { face: sheet.bold, size: 22, leading: 1.3, width });
  sheet.y -= 6;
  setText(sheet, words.lead, { size: 9, color: soft, width });
  sheet.y = Math.min(sheet.y, top - side - 2);
  const captionAt = left + Math.max(0, (side - sheet.regular.widthOf(words.scan, 7)) / 2);
  setLine(sheet, words.scan, { size: 7, color: soft, x: captionAt }, top - side - 10);
  sheet.y -= 14;
  rule(sheet, { color: seal, thickness: 1.2 });
  setText(sheet, words.notRegistration, { face: sheet.bold, size: 9.5, leading: 1.9, color: seal });
  sheet.y -= 1;
  rule(sheet, { color: seal, thickness: 1.2 });
}

function setTitle(sheet: Sheet, title: string): void {
  makeRoom(sheet, 50);
  sheet.y -= 11;
  setText(sheet, title, { face: sheet.bold, size: 11 });
  sheet.y -= 2;
}

function setRows(sheet: Sheet, title: string, rows: CertificateRow[]): void {
  setTitle(sheet, title);
  for (const { label, lines, isCode } of rows) {
    rule(sheet);
    sheet.y -= 1.5;
    makeRoom(sheet, 15);
    const top = sheet.y;
    const size = 9;
    setLine(sheet, label, { size, color: soft }, top - size * 1.155);
    const column = { x: measures.margin + measures.label, width: textWidth - measures.label };
    for (const content of lines) setText(sheet, content, { ...column, size: isCode ? 8.5 : size });
    sheet.y -= 1.5;
  }
  rule(sheet);
}

function setList(sheet: Sheet, title: string, items: string[]): void {
  setTitle(sheet, title);
  for (const item of items) {
    makeRoom(sheet, 14);
    const top = sheet.y;
    sheet.page.drawRectangle({ x: measures.margin + 1, y: top - 8.6, width: 3, height: 3, color: ink });
    setText(sheet, item, { size: 9, leading: 1.5, x: measures.margin + 12, width: textWidth - 12 });
  }
}

function sealedAt({ deposit }: CertifiedDeposit): Date {
  return new Date(deposit.statement?.sealedAt ?? 0);
}

function allLetters(text: CertificateText, words: CertificateWords): string {
  const rows = [...text.claimed, ...text.recorded].flatMap(({ label, lines }) => [label, ...lines]);
  const fixed = Object.values(words).filter((word) => typeof word === 'string');
  const lists = [...text.proves, ...text.doesNotProve, ...text.verify];
  return [...new Set([...rows, ...fixed, ...lists, words.foot(0, 0), '0123456789'].join(''))].sort().join('');
}
