import type { LifecycleServices } from '../lifecycle/lifecycle-services.ts';
import { noProject } from '../lifecycle/project-refusals.ts';
import { getProject } from '../lifecycle/project-store.ts';
import { requireMembership } from '../members/find-memberships.ts';
import type { MemberServices } from '../members/member-services.ts';
import { newSecret } from '../members/secret.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Language } from '../runtime/route.ts';
import { isValid } from '../standards/classification.ts';
import { reconcile } from '../standards/reconcile.ts';
import { getStandard } from '../standards/standard-store.ts';
import type { AlertServices } from './alert-services.ts';
import { findList } from './change-list.ts';
import { type Follow, type FollowChange, type FollowTarget, mostFollows, type NewFollow } from './follow.ts';
import { followIdOf } from './follow-id.ts';
import { getFollow, listFollows, removeFollow, saveFollow } from './follow-store.ts';
import { keepAddress } from './mail-settings.ts';
import { labelOfSearch } from './search-label.ts';

export type FollowServices = AlertServices & MemberServices & Pick<LifecycleServices, 'lifecycle'>;

/** Follows something; what is followed already comes back as it is. `isNew` tells which. */
export async function createFollow(
  services: FollowServices,
  { asked, caller, language }: { asked: NewFollow; caller: Caller; language: Language },
): Promise<{ follow: Follow; isNew: boolean }> {
  const { target, ...channels } = asked;
  const member = caller.subject;
  const id = followIdOf(member, target);
  const known = await getFollow(services.rows, id);
  if (known) return { follow: known, isNew: false };
  await requireChannels(services, channels, { caller, language });
  if ((await listFollows(services.rows, member)).length >= mostFollows) throw tooMany();
  const follow: Follow = {
    ...channels,
    target,
    ...(await describe(services, target, { caller, language })),
    follow: id,
    member,
    language,
    feedKey: newSecret(),
    createdAt: services.now().toISOString(),
    revision: 1,
  };
  if (await saveFollow(services.rows, follow)) return { follow, isNew: true };
  return { follow: await findFollow(services, { id, caller }), isNew: false };
}

/** Changes how a follow tells. */
export async function changeFollow(
  services: FollowServices,
  { id, change, caller, language }: { id: string; change: FollowChange; caller: Caller; language: Language },
): Promise<Follow> {
  const before = await findFollow(services, { id, caller });
  await requireChannels(services, change, { caller, language });
  const follow = { ...before, ...change, language, revision: before.revision + 1 };
  if (!(await saveFollow(services.rows, follow, before))) throw changedMeanwhile();
  return follow;
}

export async function deleteFollow(services: AlertServices, asked: { id: string; caller: Caller }): Promise<Follow> {
  const follow = await findFollow(services, asked);
  await removeFollow(services.rows, follow);
  return follow;
}

/** A follow of the caller. Throws `NOT_FOUND`, also for those of others. */
export async function findFollow(
  { rows }: Pick<AlertServices, 'rows'>,
  { id, caller }: { id: string; caller: Caller },
): Promise<Follow> {
  const follow = await getFollow(rows, id);
  if (follow?.member === caller.subject) return follow;
  throw new ServiceError('NOT_FOUND', { zh: '没有这项关注。', en: 'There is no such follow.' });
}

async function requireChannels(
  services: FollowServices,
  { mail, organization }: FollowChange,
  { caller, language }: { caller: Caller; language: Language },
): Promise<void> {
  if (organization) await requireMembership(services, caller, organization);
  if (mail && mail !== 'none') await keepAddress(services, { caller, language });
}

async function describe(
  services: FollowServices,
  target: FollowTarget,
  { caller, language }: { caller: Caller; language: Language },
): Promise<Pick<Follow, 'label' | 'numbers'>> {
  if (target.kind === 'standard') {
    const stored = await getStandard(services.catalogue, target.standard);
    if (!stored) throw invalid('standard', `没有收录 ${target.standard}。`, `${target.standard} is not held here.`);
    const { number } = reconcile(stored);
    return { label: number, numbers: [number] };
  }
  if (target.kind === 'list') {
    const { name, standards } = await findList(services, { id: target.list, caller });
    return { label: name, numbers: standards.map(({ number }) => number) };
  }
  if (target.kind === 'project') {
    const project = await getProject(services.lifecycle, target.project);
    if (!project) throw noProject();
    return { label: `${project.plan} ${project.titles.zh}`, numbers: [] };
  }
  if (target.kind === 'issuer') return { label: target.issuer, numbers: [] };
  if (target.kind === 'class') {
    const { scheme, code } = target;
    if (!isValid(scheme, code)) throw invalid('code', '分类表中没有这个代码。', 'No such code in the classification.');
    return { label: `${scheme.toUpperCase()} ${code}`, numbers: [] };
  }
  return { label: nameOfSearch(target.query, language), numbers: [] };
}

function nameOfSearch(query: string, language: Language): string {
  try {
    return labelOfSearch(query, language);
  } catch (cause) {
    throw new ServiceError(
      'INVALID',
      {
        zh: '检索条件有误：请照抄结果页网址中的参数。',
        en: 'The search cannot be read: copy the parameters of /v1/standards.',
      },
      { errors: [{ pointer: '/body/target/query', detail: 'not a query of /v1/standards' }], cause },
    );
  }
}

function invalid(field: string, zh: string, en: string): ServiceError {
  return new ServiceError('INVALID', { zh, en }, { errors: [{ pointer: `/body/target/${field}`, detail: en }] });
}

function tooMany(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: `最多关注 ${mostFollows} 项：请把单项标准归入清单。`,
    en: `At most ${mostFollows} things can be followed: put single standards into lists.`,
  });
}

export function changedMeanwhile(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '在此期间已被更改，请再试一次。',
    en: 'It has changed in the meantime; try again.',
  });
}
