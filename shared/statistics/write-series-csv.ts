import { csvText } from '../runtime/csv.ts';
import type { Series } from './series.ts';

/** A series as CSV, the total last; without figures it has its head only. `origin` makes addresses whole. */
export function writeSeriesCsv({ id, asOf, figures, total }: Series, origin: string): string {
  const rows = [...figures, ...(total ? [total] : [])].map(({ value, label, count, amount, records }) => [
    id,
    asOf,
    value,
    label.zh,
    label.en,
    count,
    amount ?? '',
    origin + records,
  ]);
  return csvText([['series', 'as_of', 'value', 'label_zh', 'label_en', 'count', 'amount', 'records'], ...rows]);
}
