import * as z from 'zod';
import { MatterView } from '#shared/feedback/matter-view.ts';
import { MatterItem } from '../components/matter-item.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/feedback.ts';

const Matters = z.object({ items: z.array(MatterView), next: z.string().nullable() });

export function loader({ request }: Route.LoaderArgs) {
  return load(request, () => {
    const { searchParams } = new URL(request.url);
    const kept = [...searchParams].filter(([name]) => name === 'standard' || name === 'cursor');
    return openApi(request).ask({ path: `feedback?${new URLSearchParams(kept)}` }, Matters);
  });
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].feedback;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function Feedback({ loaderData: { items, next } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { feedback } = words;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{feedback.title}</h1>
        <p className="lead">{feedback.lead}</p>
        <p className="check-actions">
          <a href={to('/feedback/new')}>{feedback.send}</a>
          <a href={to('/complaints/new')}>{feedback.complain}</a>
        </p>
      </header>
      {items.length === 0 ? <p>{feedback.none}</p> : null}
      <ol className="plain-list matter-list">
        {items.map((matter) => (
          <MatterItem key={matter.id} matter={matter} path="/feedback" />
        ))}
      </ol>
      {next ? <a href={`?cursor=${next}`}>{words.search.next}</a> : null}
    </article>
  );
}
