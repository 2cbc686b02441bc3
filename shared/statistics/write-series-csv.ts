import type { Series } from './series.ts';

/** A series as CSV (RFC 4180), the total last; without figures it has its head only. `origin` makes addresses whole. */
export function writeSeriesCsv({ id, asOf, figures, total }: Series, origin: string): string {
  const rows = [...figures, ...(total ? [total] : [])].map(({ value, label, count, records }) =>
    [id, asOf, value, label.zh, label.en, count, origin + records].map(cell).join(','),
  );
  return ['series,as_of,value,label_zh,label_en,count,records', ...rows].map((row) => `${row}\r\n`).join('');
}

/** A cell that a spreadsheet might take for a formula is kept a text. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
