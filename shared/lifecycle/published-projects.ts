import type { Table } from '../runtime/table-client.ts';
import type { Project } from './project.ts';
import { walkShelf } from './project-store.ts';
import { recordId, type SourceRecord } from './source-record.ts';

/** Projects of this region are invented: it belongs to no place. */
const demoRegion = '99';

/**
 * Projects of a region that were published, as records of the register of drafting times: begun on the day of approval,
 * dated by the day of publication. Invented ones are marked.
 */
export async function publishedProjects(lifecycle: Table, region: string): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const { project } of walkShelf(lifecycle)) records.push(...recordOf(project, region));
  return records;
}

function recordOf(project: Project, region: string): SourceRecord[] {
  const { id, revision, titles, plan, bodies, number, initiatedOn, stages, updatedAt } = project;
  const isDemo = project.region.startsWith(demoRegion);
  if (!stages.published || !(isDemo || project.region.startsWith(region))) return [];
  const [body] = bodies.custodian ?? bodies.proposer ?? [];
  return [
    {
      id: recordId(number ?? plan),
      revision,
      number: number ?? plan,
      title: titles,
      ...(body && { body }),
      began: initiatedOn,
      on: stages.published,
      ...(number && { result: number }),
      source: { name: '本服务的地方标准项目 projects of this service', retrieved: updatedAt.slice(0, 10) },
      isDemo,
      changedAt: updatedAt,
      page: `/projects/${id}`,
    },
  ];
}
