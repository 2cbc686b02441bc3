import { redirect } from 'react-router';
import * as z from 'zod';
import { MatterId } from '#shared/feedback/matter.ts';
import { MatterView } from '#shared/feedback/matter-view.ts';
import { Field } from '../components/form-parts.tsx';
import { MatterItem } from '../components/matter-item.tsx';
import { Section } from '../components/section.tsx';
import { languageOf, localPath } from '../language.ts';
import { load } from '../loading.server.ts';
import { openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/feedback.ts';

const Matters = z.object({ items: z.array(MatterView), next: z.string().nullable() });
const filters = ['standard', 'kind', 'cursor'];

/** What is public; whoever has the number of a matter is led to it. */
export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const { pathname, searchParams } = new URL(request.url);
    const sought = searchParams.get('id')?.trim();
    const id = MatterId.safeParse(sought?.toLowerCase()).data;
    if (id) throw redirect(localPath(languageOf(pathname), `/feedback/${id}`), 303);
    const asked = [...searchParams].filter(([name, value]) => filters.includes(name) && value !== '');
    const page = await openApi(request).ask({ path: `feedback?${new URLSearchParams(asked)}` }, Matters);
    return { ...page, asked: Object.fromEntries(asked), sought };
  });
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].feedback;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function Feedback({ loaderData: { items, next, asked, sought } }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { feedback } = words;
  const { cursor: _cursor, ...kept } = asked;
  const { standard, kind } = kept;
  const about = items.find(({ number }) => number !== undefined)?.number ?? standard;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{feedback.title}</h1>
        <p className="lead">{feedback.lead}</p>
        <p className="check-actions">
          <a href={to('/feedback/new') + (standard ? `?${new URLSearchParams({ standard })}` : '')}>{feedback.send}</a>
          <a href={to('/complaints/new')}>{feedback.complain}</a>
          <a href="#find">{feedback.find.title}</a>
        </p>
      </header>
      {standard ? (
        <p>
          {feedback.about(about ?? standard)} <a href="?">{feedback.every}</a>
        </p>
      ) : null}
      <nav className="check-actions" aria-label={feedback.new.kind}>
        {([undefined, 'feedback', 'correction'] as const).map((one) => (
          <a
            key={one ?? 'all'}
            href={`?${new URLSearchParams({ ...(standard && { standard }), ...(one && { kind: one }) })}`}
            aria-current={one === kind ? 'true' : undefined}
          >
            {one ? feedback.kinds[one] : feedback.every}
          </a>
        ))}
      </nav>
      {items.length === 0 ? <p>{feedback.none}</p> : null}
      <ol className="plain-list matter-list">
        {items.map((matter) => (
          <MatterItem key={matter.id} matter={matter} path="/feedback" />
        ))}
      </ol>
      {next ? (
        <a href={`?${new URLSearchParams({ ...kept, cursor: next })}`} rel="next">
          {words.search.next}
        </a>
      ) : null}
      <FindMatter sought={sought} />
    </article>
  );
}

function FindMatter({ sought }: { sought: string | undefined }) {
  const { find } = useSite().words.feedback;
  return (
    <Section id="find" title={find.title}>
      {sought ? (
        <p className="refusal" role="alert">
          {find.wrong}
        </p>
      ) : null}
      <form method="get" action="#find" className="form">
        <Field id="id" name="id" label={find.label} help={find.help} value={sought} required />
        <button type="submit">{find.submit}</button>
      </form>
    </Section>
  );
}
