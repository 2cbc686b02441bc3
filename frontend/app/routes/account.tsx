import { data, redirect } from 'react-router';
import { AccountTrade } from '../components/account-trade.tsx';
import { Field, Refusal } from '../components/form-parts.tsx';
import { ListedOrganizations } from '../components/listed-organizations.tsx';
import { Section } from '../components/section.tsx';
import { languageOf, localPath } from '../language.ts';
import { load } from '../loading.server.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { listOf, OrganizationBody } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import { memberCookie } from '../session.server.ts';
import type { Route } from './+types/account.ts';

/** The token stays on the server: the page learns a name, roles and organizations, no more. */
export async function loader({ request }: Route.LoaderArgs) {
  const known = await load(request, () => memberCookie.read(request));
  if (!known) return { member: null, mine: [], waiting: null };
  return asMember(request, async ({ member, ask }) => {
    const organizations = listOf(OrganizationBody);
    const [mine, waiting] = await Promise.all([
      ask({ path: 'organizations' }, organizations),
      member.roles.includes('reviewer') ? ask({ path: 'verifications' }, organizations) : null,
    ]);
    const { name, roles } = member;
    return { member: { name, roles }, mine: mine.items, waiting: waiting?.items ?? null };
  });
}

/** Adds an organization and leads to its page. */
export function action({ request }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const form = await request.formData();
    const [zh, en, creditCode] = ['zh', 'en', 'creditCode'].map((name) => String(form.get(name) ?? '').trim());
    const body = { name: { zh, ...(en ? { en } : {}) }, creditCode };
    const made = await tryTo({ method: 'POST', path: 'organizations', body }, OrganizationBody);
    if (isRefused(made)) return data({ ...made, typed: { zh, en, creditCode } }, { status: made.problem.status });
    const language = languageOf(new URL(request.url).pathname);
    return redirect(localPath(language, `/account/organizations/${made.id}`), 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].account;
  return pageMeta(location.pathname, { title, noIndex: true });
}

export default function Account({ loaderData: { member, mine, waiting }, actionData }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { account } = words;
  if (!member) {
    return (
      <div className="page-width document">
        <header className="page-head">
          <h1>{account.title}</h1>
          <p className="lead">{account.lead}</p>
        </header>
        <p>
          <a href={`/sign-in?to=${to('/account')}`}>{account.signIn}</a>
        </p>
      </div>
    );
  }
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{account.title}</h1>
        <p className="lead">{account.signedInAs(member.name)}</p>
        <dl className="facts">
          <div className="fact">
            <dt>{account.roles}</dt>
            <dd>{member.roles.map((role) => account.role[role]).join(words.unit.listComma) || account.noRoles}</dd>
          </div>
        </dl>
        <form method="post" action="/sign-out">
          <input type="hidden" name="to" value={to('/account')} />
          <button type="submit">{account.signOut}</button>
        </form>
      </header>
      <Section id="deposits" title={words.desk.mine}>
        <p>
          <a href={to('/account/deposits')}>{words.desk.mine}</a> {words.unit.dot}{' '}
          <a href={to('/deposits/new')}>{words.desk.make}</a>
          {waiting ? (
            <>
              {' '}
              {words.unit.dot} <a href={to('/review')}>{words.desk.review}</a>
            </>
          ) : null}
        </p>
      </Section>
      <AccountTrade isReviewer={waiting !== null} />
      {member.roles.some((role) => role === 'editor' || role === 'reviewer') ? (
        <Section id="feedback" title={words.feedback.title}>
          <a href={to('/feedback/desk')}>{words.feedback.desk.title}</a>
        </Section>
      ) : null}
      <Section id="organizations" title={account.organizations.title}>
        <ListedOrganizations organizations={mine} empty={account.organizations.none} />
      </Section>
      {waiting ? (
        <Section id="waiting" title={account.organizations.waiting}>
          <ListedOrganizations organizations={waiting} empty={account.organizations.nothingWaits} />
        </Section>
      ) : null}
      <Section id="create" title={account.organizations.create}>
        <Refusal problem={actionData?.problem} />
        <NewOrganizationForm typed={actionData?.typed} />
      </Section>
      <Section id="follows" title={words.alerts.title}>
        <p>{words.alerts.lead}</p>
        <p>
          <a href={to('/account/follows')}>{words.alerts.title}</a>
        </p>
      </Section>
      <Section id="keys" title={account.keys.title}>
        <p>{account.keys.lead}</p>
        <p>
          <a href={to('/account/api-keys')}>{account.keys.title}</a>
        </p>
      </Section>
    </div>
  );
}

function NewOrganizationForm({ typed }: { typed?: { zh?: string; en?: string; creditCode?: string } }) {
  const { organizations } = useSite().words.account;
  return (
    <form method="post" className="form">
      <p className="help">{organizations.createNote}</p>
      <Field id="zh" name="zh" label={organizations.nameZh} value={typed?.zh} required lang="zh-Hans" />
      <Field id="en" name="en" label={organizations.nameEn} value={typed?.en} lang="en" />
      <Field
        id="creditCode"
        name="creditCode"
        label={organizations.creditCode}
        help={organizations.creditCodeHelp}
        value={typed?.creditCode}
        required
      />
      <button type="submit">{organizations.create}</button>
    </form>
  );
}
