import type { ItemKey } from '../ledger/item.ts';
import { ServiceError } from '../runtime/errors.ts';
import { announce } from '../webhooks/announce.ts';
import { Topic } from '../webhooks/topic.ts';
import type { AlertServices } from './alert-services.ts';
import { addAlert, expiryOf, getWaiting, settleHappening } from './alert-store.ts';
import type { Follow } from './follow.ts';
import { listFollowsUnder } from './follow-store.ts';
import type { KeyedHappening } from './happening.ts';
import { digestAt, type Mail, mostInDigest } from './mail.ts';
import { enterInMail, getMail, mailKey } from './mail-store.ts';
import { concerns } from './match-keys.ts';
import { isSearchable, searchFinds } from './match-search.ts';

type Needed = Pick<AlertServices, 'rows' | 'now' | 'search' | 'indexPrefix' | 'webhooks' | 'mail'>;

/** Seconds after which searches are asked again about a record that the index does not hold yet, and when that is given up. */
const [waitSeconds, patienceSeconds] = [20, 3600];

/**
 * Tells a happening by every follow that it concerns, then takes it off its queue. Each step is written under the condition
 * that it was not before, so that done twice, or again after it stopped halfway, nobody is told twice.
 */
export async function spreadHappening(services: Needed, key: ItemKey): Promise<void> {
  const waiting = await getWaiting(services.rows, key);
  if (!waiting) return;
  const { happening } = waiting;
  const follows = await followsOf(services, happening);
  const isAsked = follows.some(({ target }) => target.kind === 'search');
  if (isAsked && (await mustWait(services, happening))) {
    const later = new Date(services.now().getTime() + waitSeconds * 1000).toISOString();
    return settleHappening(services.rows, waiting, later);
  }
  for (const follow of follows) {
    if (await isFound(services, follow, happening)) await tell(services, follow, happening);
  }
  await settleHappening(services.rows, waiting);
}

async function followsOf({ rows }: Needed, happening: KeyedHappening): Promise<Follow[]> {
  const found = new Map<string, Follow>();
  for (const key of happening.keys) {
    for (const follow of await listFollowsUnder(rows, key)) found.set(follow.follow, follow);
  }
  return [...found.values()].filter((follow) => concerns(happening, follow));
}

async function mustWait(services: Needed, { standard, revision, at }: KeyedHappening): Promise<boolean> {
  const age = services.now().getTime() - Date.parse(at);
  return standard !== null && age < patienceSeconds * 1000 && !(await isSearchable(services, standard, revision));
}

async function isFound(services: Needed, { target }: Follow, { standard }: KeyedHappening): Promise<boolean> {
  return target.kind !== 'search' || (standard !== null && searchFinds(services, target.query, standard));
}

/** The alert comes last: it is what the rest is recorded by. */
async function tell(services: Needed, follow: Follow, happening: KeyedHappening): Promise<void> {
  if (follow.organization) await tellOrganization(services, follow.organization, happening);
  if (follow.mail !== 'none' && services.mail) await tellByMail(services, follow, happening);
  await addAlert(services.rows, `follow#${follow.follow}`, happening);
  await addAlert(services.rows, `member#${follow.member}`, happening);
}

/** Announces to the webhooks of an organization, once however many of its members follow. */
async function tellOrganization({ rows, webhooks }: Needed, organization: string, told: KeyedHappening): Promise<void> {
  const { happening, standard, project, number, title, date, by, erratum, at } = told;
  const data = { happening, standard, project, number, title, date, by, erratum };
  const source = `${organization}/${happening}`;
  const announced = announce(webhooks, { topic: topicOf(told), source, organizations: [organization], data, at });
  const mark = { id: `organization#${organization}`, part: `told#${happening}`, expires: expiryOf(at) };
  await rows.commit([{ add: mark }], announced);
}

function topicOf({ kind, project }: KeyedHappening): Topic {
  return Topic.parse(`${project ? 'project' : 'standard'}.${kind}`);
}

const mostTries = 10;

/** Puts the happening into the mail of its own, or into the next digest that is not on its way yet. */
async function tellByMail({ rows, now }: Needed, { member, mail: pace }: Follow, told: KeyedHappening): Promise<void> {
  for (let tries = 0, days = 0; tries < mostTries; tries += 1) {
    const at = now();
    const wanted = pace === 'daily' ? digestAt(at, days) : { mail: told.happening, dueAt: at.toISOString() };
    const before = await getMail(rows, mailKey({ member, ...wanted }));
    const isClosed = before && (before.state !== 'pending' || before.tries > 0);
    if (pace === 'daily' && before && (isClosed || before.happenings.length >= mostInDigest)) days += 1;
    else if ((await enterInMail(rows, nextMail(before, { ...wanted, member, at }, told.happening), told)) !== 'busy')
      return;
  }
  throw new ServiceError('UNAVAILABLE', { zh: '邮件正忙。', en: 'The mail is busy.' });
}

function nextMail(
  before: Mail | undefined,
  { mail, member, dueAt, at }: Pick<Mail, 'mail' | 'member'> & { dueAt: string; at: Date },
  happening: string,
): Mail {
  if (before) return { ...before, happenings: [...before.happenings, happening], revision: before.revision + 1 };
  const createdAt = at.toISOString();
  return { mail, member, happenings: [happening], state: 'pending', tries: 0, dueAt, createdAt, revision: 1 };
}
