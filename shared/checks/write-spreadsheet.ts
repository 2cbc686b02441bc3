import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';
import type { Language } from '../runtime/route.ts';
import type { Check } from './check.ts';
import { judgementColours, reportWords, rowOf } from './report-words.ts';

const widths = [6, 14, 26, 26, 44, 14, 14, 12, 60, 30];
const resultColumn = 7;

/** The report as a spreadsheet (xlsx): a sheet of the lines under a fixed head, and one that says what it is. */
export async function writeSpreadsheet(check: Check, language: Language): Promise<Uint8Array> {
  const words = reportWords(language);
  const head = words.columns.map((value) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#f1efe9' }));
  const lines: SheetData = check.lines.map((line, index) =>
    rowOf(line, index, language).map((value, column) => ({
      value,
      wrap: column > 3,
      alignVertical: 'top' as const,
      ...(column === resultColumn && { textColor: judgementColours[line.judgement], fontWeight: 'bold' as const }),
    })),
  );
  const facts: SheetData = [
    [{ value: words.title, fontWeight: 'bold' as const }],
    [words.id, check.id],
    [words.asOf, check.asOf],
    [words.made, check.checkedAt],
    [words.source, check.source.filename ?? words.list],
    ['SHA-256', check.source.sha256],
    [words.hash, check.sha256],
    [words.summary(check.summary)],
    [words.limits],
  ].map((row) => row.map((cell) => (typeof cell === 'string' ? { value: cell } : cell)));
  const blob = await writeXlsxFile([
    {
      sheet: language === 'zh' ? '查新结果' : 'Lines',
      data: [head, ...lines],
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    { sheet: language === 'zh' ? '说明' : 'About', data: facts, columns: [{ width: 28 }, { width: 80 }] },
  ]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
