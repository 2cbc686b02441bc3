import { MatterPage } from '../components/matter-page.tsx';
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
  return <MatterPage kind="feedback" said={said} given={loaderData} answer={actionData} />;
}
