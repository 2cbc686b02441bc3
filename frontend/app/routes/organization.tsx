import { data, redirect } from 'react-router';
import * as z from 'zod';
import { ServiceError } from '#shared/runtime/errors.ts';
import { EventList } from '../components/event-list.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { Invitations } from '../components/invitations.tsx';
import { MemberList } from '../components/member-list.tsx';
import { OrganizationHead, VerificationForms } from '../components/organization-head.tsx';
import { Section } from '../components/section.tsx';
import { languageOf, localPath, neutralPath } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { callOfForm } from '../organization-forms.ts';
import { EventPage, InvitationBody, listOf, MemberBody, OrganizationBody } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/organization.ts';

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, async ({ member, ask }) => {
    const path = `organizations/${encodeURIComponent(id)}`;
    const organization = await ask({ path }, OrganizationBody);
    const { roles } = organization;
    const cursor = new URL(request.url).searchParams.get('cursor');
    const page = cursor && /^\d+$/.test(cursor) ? `?cursor=${cursor}` : '';
    const [members, invitations, events] = await Promise.all([
      roles ? ask({ path: `${path}/members` }, listOf(MemberBody)) : null,
      roles?.includes('administrator') ? ask({ path: `${path}/invitations` }, listOf(InvitationBody)) : null,
      roles?.some((role) => role === 'administrator' || role === 'auditor')
        ? ask({ path: `${path}/events${page}` }, EventPage)
        : null,
    ]);
    const decides = !roles && member.roles.includes('reviewer');
    const person = member.subject;
    return { organization, members: members?.items, invitations: invitations?.items, events, decides, person };
  });
}

const MadeInvitation = z.object({ token: z.string().optional() });

/** Does what one of the forms asks. The link of an invitation is shown at once, because nobody can see it later. */
export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ member, tryTo }) => {
    const form = await request.formData();
    const call = callOfForm(id, form);
    if (!call) throw new ServiceError('INVALID', { zh: '没有这个表单。', en: 'There is no such form.' });
    const done = await tryTo(call, MadeInvitation);
    if (isRefused(done)) return data({ ...done, link: undefined }, { status: done.problem.status });
    const { origin, pathname } = new URL(request.url);
    const local = (path: string) => localPath(languageOf(pathname), path);
    if (done.token) return data({ problem: undefined, link: `${origin}${local('/account/join')}?token=${done.token}` });
    const left = form.get('intent') === 'remove' && form.get('person') === member.subject;
    return redirect(local(left ? '/account' : neutralPath(pathname)), 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location, loaderData }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].account;
  return pageMeta(location.pathname, { title: loaderData?.organization.name.zh ?? title, noIndex: true });
}

export default function OrganizationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { organization, members, invitations, events, decides, person } = loaderData;
  const { words, to } = useSite();
  const { account, feedback } = words;
  const handles = organization.state === 'verified' && organization.roles?.includes('editor');
  const administers = organization.roles?.includes('administrator') ?? false;
  return (
    <div className="page-width document">
      <OrganizationHead organization={organization} />
      <Refusal problem={actionData?.problem} />
      <VerificationForms organization={organization} administers={administers} decides={decides} />
      {handles ? (
        <Section id="feedback" title={feedback.title}>
          <a href={to(`/feedback/desk?organization=${organization.id}`)}>{feedback.desk.handedTitle}</a>
        </Section>
      ) : null}
      {members ? (
        <Section id="members" title={account.members.title}>
          <MemberList members={members} administers={administers} person={person} />
        </Section>
      ) : null}
      {invitations ? (
        <Section id="invitations" title={account.invitations.title}>
          <Invitations invitations={invitations} link={actionData?.link} />
        </Section>
      ) : null}
      {events ? (
        <Section id="events" title={account.events.title}>
          <EventList events={events.items} next={events.next} />
        </Section>
      ) : null}
    </div>
  );
}
