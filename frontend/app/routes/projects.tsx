import * as z from 'zod';
import { ProjectSummary } from '#shared/lifecycle/project-view.ts';
import { ProjectItem } from '../components/project-item.tsx';
import { languageOf } from '../language.ts';
import { asReader } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/projects.ts';

const Projects = z.object({ items: z.array(ProjectSummary), next: z.string().nullable() });
const kept = ['open', 'overdue', 'cursor', 'standard'];

export function loader({ request }: Route.LoaderArgs) {
  return asReader(request, async ({ member, ask }) => {
    const asked = [...new URL(request.url).searchParams].filter(([name]) => kept.includes(name));
    const { items, next } = await ask({ path: `projects?${new URLSearchParams(asked)}` }, Projects);
    return { items, next, asked: Object.fromEntries(asked), mayStart: member?.roles.includes('editor') ?? false };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].lifecycle;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function ProjectList({ loaderData: { items, next, asked, mayStart } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { lifecycle } = words;
  const { cursor: _cursor, ...filters } = asked;
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{lifecycle.title}</h1>
        <p className="lead">{lifecycle.lead}</p>
        <nav className="check-actions" aria-label={lifecycle.stage}>
          <a href={to('/projects')}>{lifecycle.all}</a>
          <a href={to('/projects?open=true')}>{lifecycle.open}</a>
          <a href={to('/projects?overdue=true')}>{lifecycle.overdue}</a>
          <a href={to('/reviews-due')}>{lifecycle.reviewsDue}</a>
          {mayStart ? <a href={to('/projects/new')}>{lifecycle.start}</a> : null}
        </nav>
      </header>
      {items.length === 0 ? <p>{lifecycle.none}</p> : null}
      <ol className="plain-list matter-list">
        {items.map((project) => (
          <ProjectItem key={project.id} project={project} />
        ))}
      </ol>
      {next ? (
        <a href={`?${new URLSearchParams({ ...filters, cursor: next })}`} rel="next">
          {words.search.next}
        </a>
      ) : null}
    </div>
  );
}
