import type { Table } from '../runtime/table-client.ts';
import type { Day } from '../standards/local-date.ts';
import { reconcile } from '../standards/reconcile.ts';
import { scanStandards } from '../standards/standard-bulk-store.ts';
import { recordCounter } from './count-records.ts';
import { countRegister } from './count-register.ts';
import { figuresOf, planOfSeries } from './count-series.ts';
import { readRegister } from './read-register.ts';
import { RegisterId } from './register.ts';
import type { Series, SeriesId } from './series.ts';
import type { StatisticsQuery } from './statistics-query.ts';

export type Recount = Pick<Series, 'total' | 'figures' | 'isCut'>;

/** Counts a series again from every record of its register or of the whole catalogue, without the index. */
export async function recountSeries(
  { catalogue, lifecycle }: { catalogue: Table; lifecycle: Table },
  { id, query, day }: { id: SeriesId; query: StatisticsQuery; day: Day },
): Promise<{ records: number; counted: Recount }> {
  const plan = planOfSeries(id, query);
  if (!plan) {
    const register = RegisterId.parse(id);
    const held = await readRegister(lifecycle, register);
    const { total, figures, isCut } = countRegister(register, held, { query, day });
    return { records: held.length, counted: { total: held.length > 0 ? total : null, figures, isCut } };
  }
  const counter = recordCounter(plan, day);
  let records = 0;
  for await (const page of scanStandards(catalogue)) {
    for (const stored of page) counter.add(reconcile(stored));
    records += page.length;
  }
  return { records, counted: figuresOf(plan, counter.result()) };
}
