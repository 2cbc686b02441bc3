import { data, redirect } from 'react-router';
import * as z from 'zod';
import { Lifecycle } from '#shared/lifecycle/find-lifecycle.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { Choice, Field, Refusal, TextField } from '../components/form-parts.tsx';
import { PagePath } from '../components/page-path.tsx';
import { languageOf, localPath } from '../language.ts';
import { reviewBody } from '../lifecycle-forms.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/standard-review.ts';

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const life = await ask({ path: `standards/${encodeURIComponent(id)}/lifecycle` }, Lifecycle);
    return { life, today: dayInShanghai(new Date()) };
  });
}

/** Sets the review down and goes to the record; what was typed comes back with a refusal. */
export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const { typed, body } = reviewBody(await request.formData());
    const headers = { 'if-match': `"r${typed.revision}"` };
    const path = `standards/${encodeURIComponent(id)}/reviews`;
    const saved = await tryTo({ method: 'POST', path, body, headers }, z.object({ standard: z.string() }));
    if (isRefused(saved)) return data({ ...saved, typed }, { status: saved.problem.status });
    const language = languageOf(new URL(request.url).pathname);
    throw redirect(localPath(language, `/standards/${saved.standard}#life`), 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { review } = messages[languageOf(location.pathname)].lifecycle.life;
  return pageMeta(location.pathname, { title: review, noIndex: true });
}

export default function StandardReview({ loaderData: { life, today }, actionData }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { lifecycle } = words;
  const said = lifecycle.life;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const { confirmed, revise, withdrawn } = lifecycle.outcomes;
  return (
    <article className="page-width document">
      <header className="page-head">
        <PagePath steps={[[`/standards/${life.standard}`, life.number]]} />
        <h1>{said.reviewTitle(life.number)}</h1>
        {life.reviewDue ? (
          <p className="lead">
            {said.due} {life.reviewDue}
          </p>
        ) : null}
        <p>
          <a href={to(`/feedback?standard=${life.standard}`)}>{words.feedback.title}</a>
        </p>
      </header>
      <Refusal problem={actionData?.problem} />
      <form method="post" className="form">
        <input type="hidden" name="revision" value={life.revision} />
        <Choice
          id="outcome"
          label={said.outcome}
          value={typed.outcome}
          options={[
            ['confirmed', confirmed],
            ['revise', revise],
            ['withdrawn', withdrawn],
          ]}
        />
        <Field id="on" name="on" type="date" label={said.on} value={typed.on ?? today} required />
        <TextField id="reason" label={lifecycle.desk.reason} value={typed.reason} required />
        <button type="submit">{said.submit}</button>
      </form>
    </article>
  );
}
