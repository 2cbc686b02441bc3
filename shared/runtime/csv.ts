/** Rows as CSV (RFC 4180). A text that a spreadsheet might take for a formula is kept a text. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The cells of CSV (RFC 4180), row by row; the mark that keeps a text from being a formula is taken off. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cells = /("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r?\n|$)/gy;
  let row: string[] = [];
  const body = text.replace(/^\uFEFF/, '');
  let read = 0;
  for (const [whole, content = '', end] of body.matchAll(cells)) {
    if (whole === '' && row.length === 0) break;
    read += whole.length;
    row.push(plain(content));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (read < body.length) throw new Error(`CSV cannot be read after row ${rows.length}: quotes do not match.`);
  return rows;
}

function plain(content: string): string {
  const text = content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content;
  return /^'[=+\-@\t]/.test(text) ? text.slice(1) : text;
}
