import { dayInShanghai } from '../standards/local-date.ts';
import { getCommentCount } from './comment-store.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import { noProject } from './project-refusals.ts';
import { getDraft, getProject, listProjectEvents } from './project-store.ts';
import { type ProjectView, projectView } from './project-view.ts';

/** A project with its draft and history. Throws `NOT_FOUND`. */
export async function findProject(
  { lifecycle, now }: Pick<LifecycleServices, 'lifecycle' | 'now'>,
  { id }: { id: string },
): Promise<ProjectView> {
  const project = await getProject(lifecycle, id);
  if (!project) throw noProject();
  const [events, clauses, comments] = await Promise.all([
    listProjectEvents(lifecycle, id),
    project.draft ? getDraft(lifecycle, id, project.draft.version) : null,
    getCommentCount(lifecycle, id),
  ]);
  return projectView(project, { events, clauses, comments, today: dayInShanghai(now()) });
}
