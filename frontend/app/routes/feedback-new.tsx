import { Refusal } from '../components/form-parts.tsx';
import { MatterForm, SentMatter } from '../components/matter-forms.tsx';
import { languageOf } from '../language.ts';
import { sendMatterForm } from '../matter-forms.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/feedback-new.ts';

export function loader({ request }: Route.LoaderArgs) {
  return Object.fromEntries(new URL(request.url).searchParams);
}

export function action({ request }: Route.ActionArgs) {
  return sendMatterForm(request, 'feedback');
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].feedback.new;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function FeedbackNew({ loaderData, actionData }: Route.ComponentProps) {
  const { new: said } = useSite().words.feedback;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
      </header>
      {actionData?.sent ? (
        <SentMatter sent={actionData.sent} />
      ) : (
        <>
          <Refusal problem={actionData?.problem} />
          <MatterForm kind="feedback" typed={{ ...loaderData, ...actionData?.typed }} />
        </>
      )}
    </article>
  );
}
