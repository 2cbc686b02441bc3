import { disposeComment } from '#shared/lifecycle/dispose-comment.ts';
import { type LifecycleServices, lifecycleServices } from '#shared/lifecycle/lifecycle-services.ts';
import { listComments } from '#shared/lifecycle/list-comments.ts';
import { listProjects, ProjectsQuery } from '#shared/lifecycle/list-projects.ts';
import { type GivenMove, moveProject } from '#shared/lifecycle/move-project.ts';
import { StartedProject } from '#shared/lifecycle/project.ts';
import { sendComment } from '#shared/lifecycle/send-comment.ts';
import { startProject } from '#shared/lifecycle/start-project.ts';
import type { Caller } from '#shared/runtime/caller.ts';
import { addDays } from '#shared/standards/calendar-days.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { demoDraft } from './demo-draft.ts';

const caller: Caller = { subject: 'demo-editor', roles: ['editor'] };
const requestId = 'demo';

interface DemoProject {
  plan: string;
  zh: string;
  en: string;
  /** Days before today on which it was approved as a project. */
  begun: number;
  /** What was done so many days before today. */
  moves: (Omit<GivenMove, 'on' | 'until' | 'effective'> & { ago: number; until?: number; effective?: number })[];
  comments: { ago: number; clause?: string; text: string }[];
}

const drafting = { move: 'draft', ago: 300 } as const;
const closed = { move: 'open-comments', ago: 200, until: 165, draft: demoDraft } as const;

/** Invented projects: the region 99 in their numbers belongs to no place. */
const demoProjects: DemoProject[] = [
  {
    plan: 'DEMO-2026-01',
    zh: '示例：社区食堂服务规范',
    en: 'Demo: service of community canteens',
    begun: 320,
    moves: [drafting, { move: 'open-comments', ago: 10, until: -25, draft: demoDraft }],
    comments: [{ ago: 5, clause: '4.1', text: '“热”宜给出温度。Say how warm “warm” is.' }],
  },
  {
    plan: 'DEMO-2026-02',
    zh: '示例：老旧小区加装照明技术要求',
    en: 'Demo: lighting of old housing estates',
    begun: 320,
    moves: [drafting, closed],
    comments: [{ ago: 180, clause: '5.1', text: '建议每年检查一次。Inspect it once a year.' }],
  },
  {
    plan: 'DEMO-2025-03',
    zh: '示例：冬季步道除雪作业规程',
    en: 'Demo: clearing footpaths of snow',
    begun: 640,
    moves: [drafting],
    comments: [],
  },
  {
    plan: 'DEMO-2025-04',
    zh: '示例：公共图书角管理规范',
    en: 'Demo: management of public book corners',
    begun: 330,
    moves: [
      drafting,
      closed,
      { move: 'review', ago: 150 },
      { move: 'submit', ago: 120 },
      { move: 'approve', ago: 110 },
      { move: 'publish', ago: 100, effective: 70, number: 'DB99/T 1-2026' },
      { move: 'file', ago: 80, recordNo: 'DEMO-0001' },
    ],
    comments: [{ ago: 180, text: '总体可行。It works as a whole.' }],
  },
];

/** Loads the demo projects as an editor would have made them, each thing on its day; once, however often it starts. */
export async function loadDemoProjects(): Promise<string[]> {
  const services = lifecycleServices();
  const held = await listProjects(services, { query: ProjectsQuery.parse({ size: 100, region: '99' }) });
  const ids: string[] = [];
  for (const project of demoProjects) {
    const known = held.items.find(({ plan }) => plan === project.plan);
    ids.push(known?.id ?? (await loadProject(services, project)));
  }
  return ids;
}

async function loadProject(services: LifecycleServices, { plan, zh, en, begun, moves, comments }: DemoProject) {
  const today = dayInShanghai(services.now());
  const day = (ago: number) => addDays(today, -ago);
  const then = (ago: number): LifecycleServices => ({ ...services, now: () => new Date(`${day(ago)}T04:00:00Z`) });
  const bodies = { custodian: ['规矩示范标准化技术委员会 Guiju demo committee'] };
  const started = StartedProject.parse({ titles: { zh, en }, plan, region: '99', bodies, initiatedOn: day(begun) });
  const { id } = await startProject(then(begun), { started, caller, requestId });
  const waiting = [...comments];
  for (const [i, { ago, until, effective, ...move }] of moves.entries()) {
    const given = {
      ...move,
      on: day(ago),
      ...(until !== undefined && { until: day(until) }),
      ...(effective !== undefined && { effective: day(effective) }),
    };
    if (move.move === 'review') await disposeAll(then(ago), id);
    await moveProject(then(ago), { id, given, ifMatch: `"r${i + 1}"`, caller, requestId });
    if (move.move !== 'open-comments') continue;
    for (const { ago: sentAgo, ...said } of waiting.splice(0)) {
      await sendComment(then(sentAgo), { project: id, sent: { ...said, showName: false }, caller: null });
    }
  }
  return id;
}

async function disposeAll(services: LifecycleServices, project: string): Promise<void> {
  const { items } = await listComments(services, { project, query: { size: 100 }, caller });
  const given = { verdict: 'accepted' as const, hidesText: false };
  for (const { id } of items) await disposeComment(services, { project, id, given, caller, requestId });
}
