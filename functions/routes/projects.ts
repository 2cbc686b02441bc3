import * as z from 'zod';
import { findProject } from '#shared/lifecycle/find-project.ts';
import type { LifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import { listProjects, ProjectsQuery } from '#shared/lifecycle/list-projects.ts';
import { GivenMove, moveProject } from '#shared/lifecycle/move-project.ts';
import { Project, ProjectId, StartedProject } from '#shared/lifecycle/project.ts';
import { ProjectSummary, ProjectView } from '#shared/lifecycle/project-view.ts';
import { startProject } from '#shared/lifecycle/start-project.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { pageOf } from './page.ts';

const tag = 'Lifecycle';
const params = z.object({ id: ProjectId });
const MovedProject = Project.pick({ id: true, revision: true, stage: true, standard: true }).meta({
  id: 'MovedProject',
});

/** Projects of local standards: begun and moved by editors, read by all. */
export const projectRoutes = [
  route({
    method: 'GET',
    tag,
    access: 'public',
    path: '/v1/projects',
    summary: { zh: '地方标准项目，新立项的在前', en: 'Projects of local standards, those begun last first' },
    query: ProjectsQuery,
    response: pageOf(ProjectSummary),
    examples: ['', '?open=true', '?overdue=true', '?standard=db21-t.3456-2021'],
    run: (services: LifecycleServices, { query }) => listProjects(services, { query }),
  }),
  route({
    method: 'POST',
    tag,
    access: 'editor',
    path: '/v1/projects',
    summary: { zh: '登记一个已立项的地方标准项目', en: 'Enter an approved project of a local standard' },
    body: StartedProject,
    response: MovedProject,
    answers: [201],
    run: async (services: LifecycleServices, { body, caller, requestId }) => {
      const project = await startProject(services, { started: body, caller, requestId });
      return new Reply(201, MovedProject.parse(project), { location: `/v1/projects/${project.id}` });
    },
  }),
  route({
    method: 'GET',
    tag,
    access: 'public',
    path: '/v1/projects/{id}',
    summary: {
      zh: '一个项目：阶段、时限、征求意见稿与全过程记录',
      en: 'A project: stage, times, draft and everything that was done',
    },
    params,
    response: ProjectView,
    run: (services: LifecycleServices, { params: { id } }) => findProject(services, { id }),
  }),
  route({
    method: 'POST',
    tag,
    access: 'editor',
    path: '/v1/projects/{id}/moves',
    summary: {
      zh: '推进一个项目：起草、征求意见、审查、报批、批准、发布、备案、退回或终止',
      en: 'Move a project: draft, comments, review, submit, approve, publish, file, return or terminate',
    },
    description: {
      zh: '意见未处理完不能报批、批准；发布时在同一事务中写入目录。',
      en: 'Nothing is submitted or approved while comments have no disposition; publication puts the edition into the catalogue in the same transaction.',
    },
    params,
    headers: z.object({
      'if-match': z.string().max(500).optional().meta({
        description: 'ETag of the project as it was read; only its revision counts',
        example: '"r3"',
      }),
    }),
    body: GivenMove,
    response: MovedProject,
    refuses: ['CONFLICT', 'PRECONDITION_REQUIRED'],
    run: async (services: LifecycleServices, { params: { id }, headers, body: given, caller, requestId }) =>
      MovedProject.parse(await moveProject(services, { id, given, ifMatch: headers['if-match'], caller, requestId })),
  }),
];
