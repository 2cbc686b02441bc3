import * as z from 'zod';
import { DueReview } from '#shared/lifecycle/review-due.ts';
import { DueReviewTable } from '../components/due-review-table.tsx';
import { Field } from '../components/form-parts.tsx';
import { PagePath } from '../components/page-path.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { openApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/reviews-due.ts';

const Due = z.object({
  items: z.array(DueReview),
  total: z.int(),
  next: z.string().nullable(),
});
const filters = ['issuer', 'region', 'ics', 'months'];

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== '');
    const asked = given.filter(([name]) => filters.includes(name));
    const cursor = given.filter(([name]) => name === 'cursor');
    const due = await openApi(request).ask({ path: `reviews-due?${new URLSearchParams([...asked, ...cursor])}` }, Due);
    return { ...due, asked: Object.fromEntries(asked) };
  });
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].lifecycle.reviews;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function ReviewsDue({ loaderData }: Route.ComponentProps) {
  const { items, total, next } = loaderData;
  const asked: Record<string, string> = loaderData.asked;
  const { lifecycle } = useSite().words;
  const said = lifecycle.reviews;
  const query = new URLSearchParams(asked).toString();
  const search = query ? `?${query}` : '';
  return (
    <div className="page-width document">
      <header className="page-head">
        <PagePath steps={[['/projects', lifecycle.title]]} />
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
      </header>
      <form method="get" className="form">
        <Field id="issuer" name="issuer" label={said.issuer} value={asked.issuer} />
        <Field id="region" name="region" label={said.region} value={asked.region} />
        <Field id="ics" name="ics" label={said.ics} value={asked.ics} />
        <Field id="months" name="months" type="number" label={said.months} value={asked.months ?? '0'} />
        <button type="submit">{said.filter}</button>
      </form>
      {items.length === 0 ? <p>{said.none}</p> : <p>{said.count(total)}</p>}
      <p className="check-actions">
        <a href={`/v1/reviews-due.csv${search}`}>CSV</a>
        <a href={`/v1/reviews-due${search}`}>JSON</a>
        <a href={`/v1/reviews-due.ics${search}`}>{said.calendar}</a>
      </p>
      {items.length > 0 ? <DueReviewTable reviews={items} /> : null}
      {next ? (
        <a href={`?${new URLSearchParams({ ...asked, cursor: next })}`} rel="next">
          {said.next}
        </a>
      ) : null}
    </div>
  );
}
