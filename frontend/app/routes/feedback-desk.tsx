import { data } from 'react-router';
import * as z from 'zod';
import { Matter } from '#shared/feedback/matter.ts';
import { MatterView } from '#shared/feedback/matter-view.ts';
import { DeskMatter } from '../components/desk-matter.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { languageOf } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/feedback-desk.ts';

const Matters = z.object({ items: z.array(MatterView) });

/** Open matters of the desks that the member sits at: editors see feedback and corrections, reviewers complaints. */
export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ member, ask }) => {
    const kinds = [
      ...(member.roles.includes('editor') ? ['feedback', 'correction'] : []),
      ...(member.roles.includes('reviewer') ? ['complaint'] : []),
    ];
    const desks = await Promise.all(
      kinds.map((kind) => ask({ path: `feedback?of=desk&size=100&kind=${kind}` }, Matters)),
    );
    return { items: desks.flatMap(({ items }) => items).sort((a, b) => (a.due < b.due ? -1 : 1)) };
  });
}

export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const [id = '', move = '', text = ''] = ['id', 'move', 'text'].map((name) => String(form.get(name) ?? '').trim());
    const body = { move, ...(text && { text }) };
    const path = `feedback/${encodeURIComponent(id)}/moves`;
    const moved = await tryTo({ method: 'POST', path, body }, Matter.pick({ id: true }));
    return isRefused(moved) ? data(moved, { status: moved.problem.status }) : { problem: undefined };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].feedback.desk;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function FeedbackDesk({ loaderData: { items }, actionData }: Route.ComponentProps) {
  const { desk } = useSite().words.feedback;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{desk.title}</h1>
      </header>
      <Refusal problem={actionData?.problem} />
      {items.length === 0 ? <p>{desk.none}</p> : null}
      <ol className="plain-list matter-list">
        {items.map((matter) => (
          <DeskMatter key={matter.id} matter={matter} />
        ))}
      </ol>
    </article>
  );
}
