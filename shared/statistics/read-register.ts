import { publishedProjects } from '../lifecycle/published-projects.ts';
import { listRecords } from '../lifecycle/register-store.ts';
import type { SourceRecord } from '../lifecycle/source-record.ts';
import type { Table } from '../runtime/table-client.ts';
import type { RegisterId } from './register.ts';

/** Code of the province (GB/T 2260) that the indicators are of. */
const province = '21';

/**
 * Everything that the register of an indicator holds. That of drafting times holds the projects that were published here
 * too, which know their days better than a list.
 */
export async function readRegister(lifecycle: Table, id: RegisterId): Promise<SourceRecord[]> {
  if (id !== 'drafting-time') return listRecords(lifecycle, id);
  const [listed, made] = await Promise.all([listRecords(lifecycle, id), publishedProjects(lifecycle, province)]);
  const own = new Set(made.map((record) => record.id));
  return [...made, ...listed.filter((record) => !own.has(record.id))];
}
