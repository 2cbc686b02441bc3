import * as z from 'zod';
import { type Day, dayInShanghai } from '../standards/local-date.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import { Stage } from './project.ts';
import { walkShelf } from './project-store.ts';
import { type ProjectSummary, projectSummary } from './project-view.ts';

export const ProjectsQuery = z.strictObject({
  stage: Stage.optional(),
  region: z.string().max(4).optional(),
  /** Projects that anyone may comment on today. */
  open: z.enum(['true', 'false']).optional(),
  /** Projects that are late today: not published in time, or published and not filed in time. */
  overdue: z.enum(['true', 'false']).optional(),
  /** Id of an edition: the project that it came from. */
  standard: z.string().max(120).optional(),
  size: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
});
export type ProjectsQuery = z.infer<typeof ProjectsQuery>;

/** Most projects that are looked through for one page. */
const mostSeen = 500;

/** A page of projects, those that began last first. */
export async function listProjects(
  { lifecycle, now }: Pick<LifecycleServices, 'lifecycle' | 'now'>,
  { query }: { query: ProjectsQuery },
): Promise<{ items: ProjectSummary[]; total: number; totalIsExact: boolean; next: string | null }> {
  const today: Day = dayInShanghai(now());
  const items: ProjectSummary[] = [];
  const beyond = query.cursor ? Buffer.from(query.cursor, 'base64url').toString() : undefined;
  let seen = 0;
  for await (const { project, placed } of walkShelf(lifecycle, beyond)) {
    seen += 1;
    const summary = projectSummary(project, today);
    if (fits(summary, query)) items.push(summary);
    if (items.length === query.size || seen === mostSeen) return listed(items, placed);
  }
  return listed(items, null);
}

function fits(project: ProjectSummary, { stage, region, open, overdue, standard }: ProjectsQuery): boolean {
  const { publication, filing } = project.clock;
  const isLate = [publication, filing].some((clock) => clock?.ended === null && clock.isOverdue);
  return (
    (stage === undefined || project.stage === stage) &&
    (region === undefined || project.region.startsWith(region)) &&
    (open === undefined || String(project.takesComments) === open) &&
    (overdue === undefined || String(isLate) === overdue) &&
    (standard === undefined || project.standard === standard)
  );
}

function listed(items: ProjectSummary[], placed: string | null) {
  const next = placed === null ? null : Buffer.from(placed).toString('base64url');
  return { items, total: items.length, totalIsExact: next === null, next };
}
