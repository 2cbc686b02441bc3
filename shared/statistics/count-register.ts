import type { SourceRecord } from '../lifecycle/source-record.ts';
import type { Day } from '../standards/local-date.ts';
import { labelOf } from './dimension.ts';
import { overlapOf, periodOf } from './half-year.ts';
import { amountOf, countedRecords, planPeriod, type RegisterId, registers } from './register.ts';
import type { Figure, Series } from './series.ts';
import type { StatisticsQuery } from './statistics-query.ts';

/** The figures of a register: of each year and of all, each with the address of its records. */
export function countRegister(
  id: RegisterId,
  records: readonly SourceRecord[],
  { query, day }: { query: StatisticsQuery; day: Day },
): Pick<Series, 'total' | 'figures' | 'isCut' | 'demo'> {
  const { issuedFrom, issuedTo } = query;
  const isOpen = registers[id].isStanding || issuedFrom !== undefined || issuedTo !== undefined;
  const asked = isOpen ? { from: issuedFrom, to: issuedTo } : planPeriod;
  const counted = countedRecords(id, records, { ...asked, day });
  const figureOf = (value: string, label: Figure['label'], { from, to }: typeof asked): Figure => {
    const own = countedRecords(id, counted, { from, to, day });
    const address = recordsAddress(id, { from, to, asOf: registers[id].isStanding ? day : query.asOf });
    return { value, label, count: own.length, amount: amountOf(id, own), records: address };
  };
  const years = [...new Set(counted.map(({ on }) => on.slice(0, 4)))].sort();
  return {
    total: figureOf('total', { zh: '总数', en: 'Total' }, asked),
    figures: years.map((year) => figureOf(year, labelOf('year', year), overlapOf(periodOf(year), asked))),
    isCut: false,
    demo: counted.filter(({ isDemo }) => isDemo).length,
  };
}

function recordsAddress(id: RegisterId, given: { from?: string; to?: string; asOf?: string }): string {
  const { from: issuedFrom, to: issuedTo, asOf } = given;
  const pairs = Object.entries({ issuedFrom, issuedTo, asOf }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const query = new URLSearchParams(pairs).toString();
  return `/v1/statistics/${id}/records${query && `?${query}`}`;
}
