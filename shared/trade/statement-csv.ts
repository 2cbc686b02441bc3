import type { Statement } from './find-statement.ts';

const head = ['month', 'kind', 'number', 'standard', 'licence', 'count', 'gross', 'tax', 'commission', 'amount'];

/**
 * A statement as CSV (RFC 4180), amounts in units of the currency with two decimals, the sums owed before and after as
 * first and last line. It begins with a byte order mark, without which spreadsheets misread Chinese.
 */
export function statementCsv({ month, currency, opening, closing, lines }: Statement): string {
  const rows = [
    [...head, 'currency'],
    [month, 'opening', '', '', '', '', '', '', '', decimal(opening.amount), currency],
    ...lines.map(({ kind, number, standard, licence, count, gross, tax, commission, amount }) => [
      month,
      kind,
      number ?? '',
      standard ?? '',
      licence ?? '',
      String(count),
      ...[gross, tax, commission, amount].map((money) => decimal(money.amount)),
      currency,
    ]),
    [month, 'closing', '', '', '', '', '', '', '', decimal(closing.amount), currency],
  ];
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

/** Fen as a decimal of two places. */
export function decimal(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
