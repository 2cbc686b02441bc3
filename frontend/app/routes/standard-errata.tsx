import { data, redirect } from 'react-router';
import * as z from 'zod';
import { dayInShanghai } from '#shared/standards/local-date.ts';
import { ErrataEntries, ErratumForm } from '../components/errata-forms.tsx';
import { ErrataList } from '../components/errata-list.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { PagePath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { errataBody } from '../errata-forms.ts';
import { languageOf } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { listErrata } from '../services.server.ts';
import type { Route } from './+types/standard-errata.ts';

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, async () => ({ errata: await listErrata({ id }), today: dayInShanghai(new Date()) }));
}

/**
 * Adds or strikes an erratum of the revision that the page showed, as a correction of the record. Errata are sent whole, so a
 * record that has moved on is refused by its revision and nothing of another editor is lost.
 */
export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const { stated } = await listErrata({ id });
    const { typed, body } = errataBody(await request.formData(), stated);
    const headers = { 'if-match': `"r${typed.revision}"` };
    const path = `standards/${encodeURIComponent(id)}`;
    const saved = await tryTo({ method: 'PUT', path, body, headers }, z.object({ id: z.string() }));
    if (isRefused(saved)) return data({ ...saved, typed }, { status: saved.problem.status });
    throw redirect(`${new URL(request.url).pathname}#stated`, 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location, loaderData }: Route.MetaArgs) {
  const { errata } = messages[languageOf(location.pathname)].record;
  return pageMeta(location.pathname, { title: errata.ofRecord(loaderData?.errata.number ?? ''), noIndex: true });
}

export default function StandardErrata({ loaderData: { errata, today }, actionData }: Route.ComponentProps) {
  const { errata: said } = useSite().words.record;
  const { standard, number, revision, stated, others } = errata;
  return (
    <article className="page-width document">
      <header className="page-head">
        <PagePath steps={[[`/standards/${standard}`, number]]} />
        <h1>{said.ofRecord(number)}</h1>
        <p className="lead">{said.lead}</p>
      </header>
      <Refusal problem={actionData?.problem} />
      <Section id="stated" title={said.stated}>
        {stated.length === 0 ? <p>{said.none}</p> : <ErrataEntries errata={stated} revision={revision} />}
      </Section>
      {others.length > 0 ? (
        <Section id="others" title={said.others}>
          <p className="small-print">{said.othersNote}</p>
          <ErrataList errata={others} />
        </Section>
      ) : null}
      <Section id="add" title={said.add}>
        <ErratumForm revision={revision} today={today} typed={actionData?.typed} />
      </Section>
    </article>
  );
}
