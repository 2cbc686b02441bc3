import { data, redirect } from 'react-router';
import * as z from 'zod';
import { pathOf } from '#shared/alerts/happening.ts';
import { kindWords, placesOf } from '#shared/alerts/happening-words.ts';
import { Resolution } from '#shared/standards/standard-view.ts';
import {
  AlertBody,
  callOfFollowForm,
  channelsOf,
  FollowBody,
  ListBody,
  type Offer,
  readOffer,
} from '../alert-model.ts';
import { FollowEntry, NewFollowForm } from '../components/follow-forms.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { KeptLists } from '../components/kept-lists.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { languageOf } from '../language.ts';
import { asMember, isRefused, type MemberApi } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { listOf, OrganizationBody } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/follows.ts';

const Alerts = z.object({ items: z.array(AlertBody), next: z.string().nullable() });

export function loader({ request }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const { searchParams } = new URL(request.url);
    const place = searchParams.get('alerts');
    const [follows, lists, alerts, organizations] = await Promise.all([
      ask({ path: 'follows' }, listOf(FollowBody)),
      ask({ path: 'lists' }, listOf(ListBody)),
      ask({ path: `alerts?${new URLSearchParams({ size: '20', ...(place && { cursor: place }) })}` }, Alerts),
      ask({ path: 'organizations' }, listOf(OrganizationBody)),
    ]);
    const offer = readOffer(searchParams);
    return {
      follows: follows.items,
      lists: lists.items,
      alerts: alerts.items,
      earlier: alerts.next,
      organizations: organizations.items,
      offer,
    };
  });
}

export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const done =
      form.get('intent') === 'follow' ? await follow(tryTo, form) : await tryTo(callOfFollowForm(form), z.unknown());
    if (isRefused(done)) {
      const typed = String(form.get('number') ?? form.get('name') ?? '');
      return data({ ...done, typed }, { status: done.problem.status });
    }
    return redirect(`${new URL(request.url).pathname}#follows`, 303);
  });
}

async function follow(tryTo: MemberApi['tryTo'], form: FormData) {
  const target = await targetOf(tryTo, form);
  if (isRefused(target)) return target;
  return tryTo({ method: 'POST', path: 'follows', body: { target, ...channelsOf(form) } }, FollowBody);
}

/** What is to be followed: what was offered, its list kept first, or the standard of a number. */
async function targetOf(tryTo: MemberApi['tryTo'], form: FormData) {
  const offer: Offer | undefined = readOffer(form);
  if (offer?.kind === 'check') {
    const body = { name: String(form.get('name') ?? ''), check: offer.check };
    const kept = await tryTo({ method: 'POST', path: 'lists', body }, ListBody);
    return isRefused(kept) ? kept : { kind: 'list', list: kept.id };
  }
  if (offer) return offer;
  const number = String(form.get('number') ?? '');
  const found = await tryTo({ path: `standards/resolve?q=${encodeURIComponent(number)}` }, Resolution);
  if (isRefused(found)) return found;
  return { kind: 'standard', standard: found.standard?.id ?? number };
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  return pageMeta(location.pathname, { title: messages[languageOf(location.pathname)].alerts.title, noIndex: true });
}

export default function Follows({ loaderData, actionData }: Route.ComponentProps) {
  const { follows, lists, alerts, earlier, organizations, offer } = loaderData;
  const { words, language, to } = useSite();
  const said = words.alerts;
  return (
    <div className="page-width document">
      <header className="page-head">
        <AccountPath />
        <h1>{said.title}</h1>
        <p className="lead">{said.lead}</p>
      </header>
      <Section id="follow" title={said.add}>
        <Refusal problem={actionData?.problem} />
        <NewFollowForm offer={offer} organizations={organizations} typed={actionData?.typed} />
      </Section>
      <Section id="follows" title={said.mine}>
        {follows.length === 0 ? <p>{said.none}</p> : null}
        {follows.map((one) => (
          <FollowEntry key={one.id} follow={one} organizations={organizations} />
        ))}
      </Section>
      <Section id="alerts" title={said.told}>
        {alerts.length === 0 ? <p>{said.nothingTold}</p> : null}
        <ul className="entries">
          {alerts.map(({ id, standard, project, number, kind, date, by, erratum }) => (
            <li key={id}>
              <a href={to(pathOf({ standard, project }))}>{number}</a> {kindWords[kind][language]} {date}{' '}
              {placesOf({ by, erratum }, language)}
            </li>
          ))}
        </ul>
        {earlier ? (
          <a href={`?${new URLSearchParams({ alerts: earlier })}#alerts`} rel="next">
            {said.earlier}
          </a>
        ) : null}
      </Section>
      <Section id="lists" title={said.lists}>
        <p>{said.listsLead}</p>
        <KeptLists lists={lists} />
      </Section>
    </div>
  );
}
