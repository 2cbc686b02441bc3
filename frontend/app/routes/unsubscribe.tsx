import { data } from 'react-router';
import * as z from 'zod';
import { Refusal } from '../components/form-parts.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { isRefused, openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/unsubscribe.ts';

/** Only the button ends the mail: programs that look at the links of a mail do not. */
export function action({ request, params: { token } }: Route.ActionArgs) {
  return load(request, async () => {
    const path = `unsubscriptions/${encodeURIComponent(token)}`;
    const done = await openApi(request).tryTo({ method: 'POST', path }, z.object({ ended: z.boolean() }));
    return isRefused(done) ? data(done, { status: done.problem.status }) : data({ problem: undefined });
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'same-origin' };
}

export function meta({ location }: Route.MetaArgs) {
  const { stopTitle } = messages[languageOf(location.pathname)].alerts;
  return pageMeta(location.pathname, { title: stopTitle, noIndex: true });
}

export default function Unsubscribe({ actionData }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { alerts } = words;
  const isDone = actionData !== undefined && !actionData.problem;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{alerts.stopTitle}</h1>
        <p className="lead" role={isDone ? 'status' : undefined}>
          {isDone ? alerts.stopped : alerts.stopLead}
        </p>
      </header>
      <Refusal problem={actionData?.problem} />
      {isDone ? (
        <p>
          <a href={to('/account/follows')}>{alerts.title}</a>
        </p>
      ) : (
        <form method="post">
          <button type="submit">{alerts.stop}</button>
        </form>
      )}
    </article>
  );
}
