import { randomBytes } from 'node:crypto';
import type { Caller } from '../runtime/caller.ts';
import { dayInShanghai } from '../standards/local-date.ts';
import type { LifecycleServices } from './lifecycle-services.ts';
import type { Project, StartedProject } from './project.ts';
import { invalid } from './project-refusals.ts';
import { saveLifecycle } from './project-store.ts';

export interface StartInput {
  started: StartedProject;
  caller: Caller;
  requestId: string;
}

/** Enters a project that was approved (立项) on a day, today or earlier. Throws `INVALID` for a day still to come. */
export async function startProject(
  services: Pick<LifecycleServices, 'lifecycle' | 'now'>,
  { started, caller, requestId }: StartInput,
): Promise<Project> {
  const now = services.now();
  const at = now.toISOString();
  const { initiatedOn: on } = started;
  if (on > dayInShanghai(now)) throw invalid('/body/initiatedOn', '立项日期还没有到。', 'this day is still to come');
  const next: Project = {
    ...started,
    id: `prj-${randomBytes(12).toString('hex')}`,
    revision: 1,
    stage: 'initiated',
    stages: { initiated: on },
    startedAt: at,
    updatedAt: at,
  };
  const made = { move: 'start', from: null, to: next.stage, on, reason: null, document: null } as const;
  const event = { revision: 1, ...made, at, actor: caller.subject, requestId };
  await saveLifecycle(services.lifecycle, { project: { next, event } });
  return next;
}
