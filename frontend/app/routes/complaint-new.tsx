import { MatterPage } from '../components/matter-page.tsx';
import { languageOf } from '../language.ts';
import { sendMatterForm } from '../matter-forms.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/complaint-new.ts';

export function loader({ request }: Route.LoaderArgs) {
  return Object.fromEntries(new URL(request.url).searchParams);
}

export function action({ request }: Route.ActionArgs) {
  return sendMatterForm(request, 'complaints');
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].feedback.complaint;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function ComplaintNew({ loaderData, actionData }: Route.ComponentProps) {
  const { complaint } = useSite().words.feedback;
  return <MatterPage kind="complaint" said={complaint} given={loaderData} answer={actionData} />;
}
