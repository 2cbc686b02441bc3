import * as z from 'zod';
import type { LifecycleServices } from '../lifecycle/lifecycle-services.ts';
import type { SourceRecord } from '../lifecycle/source-record.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import { readRegister } from './read-register.ts';
import { countedRecords, type RegisterId } from './register.ts';
import { StatisticsQuery } from './statistics-query.ts';

export const RegisterQuery = StatisticsQuery.pick({ issuedFrom: true, issuedTo: true, asOf: true });
export const RegisterPageQuery = RegisterQuery.extend({
  size: z.coerce.number().int().min(1).max(100).default(50),
  /** Place after which the page begins. */
  cursor: z.coerce.number().int().min(0).max(1_000_000).optional(),
});
export type RegisterQuery = z.infer<typeof RegisterQuery>;
export type RegisterPageQuery = z.infer<typeof RegisterPageQuery>;

type Needed = Pick<LifecycleServices, 'lifecycle' | 'now'>;

/** The records that a figure counts, the latest first. */
export async function recordsOfRegister(
  { lifecycle, now }: Needed,
  { id, query: { issuedFrom: from, issuedTo: to, asOf } }: { id: RegisterId; query: RegisterQuery },
): Promise<SourceRecord[]> {
  const day = asOf ?? dayInShanghai(now());
  return countedRecords(id, await readRegister(lifecycle, id), { from, to, day });
}

/** A page of them. */
export async function listRegister(
  services: Needed,
  { id, query }: { id: RegisterId; query: RegisterPageQuery },
): Promise<{ items: SourceRecord[]; total: number; totalIsExact: true; next: string | null }> {
  const records = await recordsOfRegister(services, { id, query });
  const { size, cursor: from = 0 } = query;
  const end = from + size;
  const next = end < records.length ? String(end) : null;
  return { items: records.slice(from, end), total: records.length, totalIsExact: true, next };
}
