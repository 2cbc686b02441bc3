import { data } from 'react-router';
import * as z from 'zod';
import { Matter, MatterKind } from '#shared/feedback/matter.ts';
import { MatterView } from '#shared/feedback/matter-view.ts';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { DeskMatter } from '../components/desk-matter.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { languageOf } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/feedback-desk.ts';

const Matters = z.object({ items: z.array(MatterView), next: z.string().nullable() });
const pageSize = 50;

/**
 * Matters of the desks that the member sits at, open or closed: editors see feedback and corrections, reviewers complaints. With an
 * organization, what is handed to it as a custodian.
 */
export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ member, ask }) => {
    const { searchParams } = new URL(request.url);
    const organization = searchParams.get('organization');
    const of = organization ? 'custodian' : searchParams.has('closed') ? 'closed' : 'desk';
    const sat: MatterKind[] = [
      ...(member.roles.includes('editor') ? (['feedback', 'correction'] as const) : []),
      ...(member.roles.includes('reviewer') ? (['complaint'] as const) : []),
    ];
    const kinds: MatterKind[] = organization ? ['feedback'] : sat;
    // Further pages are those of one kind.
    const { data: one } = MatterKind.safeParse(searchParams.get('kind'));
    const cursor = searchParams.get('cursor');
    const desks = await Promise.all(
      kinds
        .filter((kind) => !one || kind === one)
        .map(async (kind) => {
          const page = { size: String(pageSize), ...(one && cursor && { cursor }) };
          const query = new URLSearchParams({ of, kind, ...page, ...(organization && { organization }) });
          return { kind, ...(await ask({ path: `feedback?${query}` }, Matters)) };
        }),
    );
    const items = desks.flatMap((desk) => desk.items);
    if (of === 'closed') items.sort((a, b) => (a.updatedAt > b.updatedAt ? -1 : 1));
    else items.sort((a, b) => (a.due < b.due ? -1 : 1));
    const more = desks.flatMap(({ kind, next }) => (next ? [{ kind, cursor: next }] : []));
    return { items, more, of, organization, today: dayInShanghai(new Date()) } as const;
  });
}

export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const [id = '', move = '', text = '', revision = ''] = ['id', 'move', 'text', 'recordRevision'].map((name) =>
      String(form.get(name) ?? '').trim(),
    );
    const isCorrected = revision !== '' && move === 'answer';
    const body = { move, ...(text && { text }), ...(isCorrected && { recordRevision: Number(revision) }) };
    const path = `feedback/${encodeURIComponent(id)}/moves`;
    const moved = await tryTo({ method: 'POST', path, body }, Matter.pick({ id: true }));
    return isRefused(moved)
      ? data({ ...moved, typed: { id, text } }, { status: moved.problem.status })
      : { problem: undefined, typed: undefined };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].feedback.desk;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function FeedbackDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { items, more, of, organization, today } = loaderData;
  const { words, to } = useSite();
  const { desk, kinds } = words.feedback;
  const isOpen = of !== 'closed';
  const place = { ...(!isOpen && { closed: '' }), ...(organization && { organization }) };
  const typed = actionData?.typed;
  return (
    <article className="page-width document">
      <header className="page-head">
        <h1>{organization ? desk.handedTitle : isOpen ? desk.title : desk.closedTitle}</h1>
        {organization ? (
          <p className="lead">{desk.handedLead}</p>
        ) : (
          <nav className="check-actions" aria-label={desk.title}>
            <a href={to('/feedback/desk')} aria-current={isOpen ? 'page' : undefined}>
              {desk.open}
            </a>
            <a href={to('/feedback/desk?closed')} aria-current={isOpen ? undefined : 'page'}>
              {desk.closed}
            </a>
          </nav>
        )}
      </header>
      <Refusal problem={actionData?.problem} />
      {items.length === 0 ? <p>{isOpen ? desk.none : desk.noneClosed}</p> : null}
      <ol className="plain-list matter-list">
        {items.map((matter) => (
          <DeskMatter
            key={matter.id}
            matter={matter}
            today={today}
            by={organization ? 'custodian' : 'desk'}
            typed={typed?.id === matter.id ? typed.text : undefined}
          />
        ))}
      </ol>
      <p className="check-actions">
        {more.map(({ kind, cursor }) => (
          <a key={kind} href={`?${new URLSearchParams({ ...place, kind, cursor })}`} rel="next">
            {desk.more(kinds[kind])}
          </a>
        ))}
      </p>
    </article>
  );
}
