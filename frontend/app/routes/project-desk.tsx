import { data } from 'react-router';
import * as z from 'zod';
import { CommentView } from '#shared/lifecycle/comment.ts';
import { Project } from '#shared/lifecycle/project.ts';
import { ProjectView } from '#shared/lifecycle/project-view.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { DeskComment } from '../components/desk-comment.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { PagePath } from '../components/page-path.tsx';
import { ProjectClockFacts } from '../components/project-clock.tsx';
import { ProjectMoveForm } from '../components/project-move-form.tsx';
import { Section } from '../components/section.tsx';
import { lifeOf, StageLine } from '../components/stage-line.tsx';
import { languageOf, pickText } from '../language.ts';
import { dispositionBody, moveBody } from '../lifecycle-forms.ts';
import { asMember, isRefused, type MemberApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/project-desk.ts';

const Comments = z.object({ items: z.array(CommentView), next: z.string().nullable() });

/** A project with its comments that wait for a disposition. */
export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const path = `projects/${encodeURIComponent(id)}`;
    const [project, comments] = await Promise.all([ask({ path }, ProjectView), openComments(ask, path)]);
    return { project, comments, today: dayInShanghai(new Date()) };
  });
}

async function openComments(ask: MemberApi['ask'], path: string): Promise<CommentView[]> {
  const open: CommentView[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ size: '100', ...(cursor && { cursor }) });
    const page: z.infer<typeof Comments> = await ask({ path: `${path}/comments?${query}` }, Comments);
    open.push(...page.items.filter(({ disposition }) => disposition === null));
    cursor = page.next;
  } while (cursor);
  return open;
}

/** Disposes of a comment, or moves the project from the revision that the page showed. */
export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const project = `projects/${encodeURIComponent(id)}`;
    const comment = form.get('comment');
    const { typed, body } = moveBody(form);
    const made =
      typeof comment === 'string'
        ? await tryTo(
            {
              method: 'POST',
              path: `${project}/comments/${encodeURIComponent(comment)}/disposition`,
              body: dispositionBody(form),
            },
            CommentView.pick({ id: true }),
          )
        : await tryTo(
            { method: 'POST', path: `${project}/moves`, body, headers: { 'if-match': `"r${typed.revision}"` } },
            Project.pick({ id: true }),
          );
    if (isRefused(made)) return data({ ...made, typed }, { status: made.problem.status });
    return { problem: undefined, typed: {} };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].lifecycle.desk;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function ProjectDesk({ loaderData: { project, comments, today }, actionData }: Route.ComponentProps) {
  const { language, words } = useSite();
  const { lifecycle } = words;
  const title = pickText(project.titles, language);
  return (
    <article className="page-width record">
      <header className="record-head">
        <PagePath
          steps={[
            ['/projects', lifecycle.title],
            [
              `/projects/${project.id}`,
              <span key="title" lang={title?.tag}>
                {title?.text}
              </span>,
            ],
          ]}
        />
        <h1>{lifecycle.desk.title}</h1>
        <StageLine steps={lifeOf(project)} current={project.stage} />
      </header>
      <Refusal problem={actionData?.problem} />
      <ProjectClockFacts clock={project.clock} />
      <Section id="next" title={lifecycle.desk.next}>
        {project.moves.map((move) => (
          <ProjectMoveForm key={move} move={move} project={project} today={today} typed={actionData?.typed} />
        ))}
      </Section>
      <Section id="comments" title={lifecycle.desk.comments}>
        {comments.length === 0 ? <p>{lifecycle.desk.noneOpen}</p> : null}
        <ol className="plain-list matter-list">
          {comments.map((comment) => (
            <DeskComment key={comment.id} comment={comment} />
          ))}
        </ol>
      </Section>
    </article>
  );
}
