import { data } from 'react-router';
import * as z from 'zod';
import { CommentId, CommentView } from '#shared/lifecycle/comment.ts';
import { ProjectView } from '#shared/lifecycle/project-view.ts';
import { CommentForm } from '../components/comment-form.tsx';
import { CommentList } from '../components/comment-list.tsx';
import { Designation } from '../components/designation.tsx';
import { DraftClauseList } from '../components/draft-clauses.tsx';
import { PagePath } from '../components/page-path.tsx';
import { ProjectClockFacts } from '../components/project-clock.tsx';
import { ProjectHistory } from '../components/project-history.tsx';
import { lifeOf, StageLine } from '../components/stage-line.tsx';
import { MainTitle, OtherTitle } from '../components/titles.tsx';
import { WatchLink } from '../components/watch-link.tsx';
import { languageOf, pickText } from '../language.ts';
import { commentBody, soughtComment } from '../lifecycle-forms.ts';
import { asReader, isRefused } from '../member-api.server.ts';
import { useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/project.ts';

const Comments = z.object({ items: z.array(CommentView), next: z.string().nullable() });
const Received = z.object({ id: CommentId, code: z.string() });

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asReader(request, async ({ member, ask }) => {
    const { searchParams } = new URL(request.url);
    const path = `projects/${encodeURIComponent(id)}`;
    const cursor = searchParams.get('comments');
    const [project, comments] = await Promise.all([
      ask({ path }, ProjectView),
      ask({ path: `${path}/comments${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}` }, Comments),
    ]);
    const isEditor = member?.roles.includes('editor') ?? false;
    return { project, comments, isEditor, clause: searchParams.get('clause') };
  });
}

export function action({ request, params: { id } }: Route.ActionArgs) {
  return asReader(request, async ({ tryTo }) => {
    const form = await request.formData();
    const path = `projects/${encodeURIComponent(id)}/comments`;
    const { sought, code } = soughtComment(form);
    if (sought !== undefined) {
      const call = { path: `${path}/${encodeURIComponent(sought)}`, headers: { 'receipt-code': code } };
      const found = await tryTo(call, CommentView);
      return isRefused(found)
        ? data({ look: { sought, ...found } }, { status: found.problem.status })
        : { look: { sought, found } };
    }
    const { typed, body } = commentBody(form);
    const sent = await tryTo({ method: 'POST', path, body }, Received);
    if (isRefused(sent)) return data({ comment: { ...sent, typed } }, { status: sent.problem.status });
    return { comment: { sent } };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const titles = loaderData?.project.titles ?? {};
  return pageMeta(location.pathname, { title: pickText(titles, languageOf(location.pathname))?.text });
}

/** What one of the two forms of the page brought: a comment that was sent, or one that was looked up. */
interface ProjectAnswer {
  comment?: Parameters<typeof CommentForm>[0]['answer'];
  look?: Parameters<typeof CommentList>[0]['look'];
}

export default function Project({ loaderData, actionData }: Route.ComponentProps) {
  const { project, comments, isEditor, clause } = loaderData;
  const answer: ProjectAnswer | undefined = actionData;
  const { words, to } = useSite();
  const { lifecycle, unit } = words;
  const { id, titles, number, standard, plan, commentUntil, takesComments, stage } = project;
  return (
    <article className="page-width record">
      <header className="record-head">
        <PagePath steps={[['/projects', lifecycle.title]]} />
        <h1>
          <MainTitle titles={titles} />
        </h1>
        <OtherTitle titles={titles} />
        <p>
          <strong>{lifecycle.stages[stage]}</strong> {unit.dot} {lifecycle.plan} {plan}
          {takesComments && commentUntil ? ` ${unit.dot} ${lifecycle.commentsUntil(commentUntil)}` : ''}
        </p>
        {number && standard ? (
          <p>
            <a href={to(`/standards/${standard}`)}>
              <Designation number={number} />
            </a>
          </p>
        ) : null}
        <p className="check-actions">
          <WatchLink offer={{ kind: 'project', project: id }} />
          {isEditor ? <a href={to(`/projects/${id}/desk`)}>{lifecycle.desk.link}</a> : null}
        </p>
        <StageLine steps={lifeOf(project)} current={stage} />
      </header>
      <ProjectClockFacts clock={project.clock} />
      <DraftClauseList project={project} />
      {takesComments ? <CommentForm project={project} clause={clause} answer={answer?.comment} /> : null}
      <CommentList project={project} comments={comments.items} next={comments.next} look={answer?.look} />
      <ProjectHistory events={project.history} />
    </article>
  );
}
