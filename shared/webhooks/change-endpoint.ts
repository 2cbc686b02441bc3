import { randomBytes } from 'node:crypto';
import { requireMembership } from '../members/find-memberships.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Endpoint, EndpointChange, NewEndpoint } from './endpoint.ts';
import { listEndpoints, removeEndpoint, saveEndpoint } from './endpoint-store.ts';
import { type AskedEndpoint, findEndpoint } from './find-endpoint.ts';
import { faultOfUrl } from './public-address.ts';
import { newSigningKeys } from './sign-message.ts';
import type { WebhookServices } from './webhook-services.ts';

const mostEndpoints = 10;
const hour = 3_600_000;

/** Makes an endpoint of an organization that the caller administers. INVALID for an address that is never called. */
export async function createEndpoint(
  services: WebhookServices,
  { said, caller }: { said: NewEndpoint; caller: Caller },
): Promise<Endpoint> {
  await requireMembership(services, caller, said.organization, 'administrator');
  requireCallable(services, said.url);
  const others = await listEndpoints(services.rows, said.organization);
  if (others.length >= mostEndpoints) throw tooMany();
  const at = services.now().toISOString();
  const endpoint: Endpoint = {
    ...said,
    endpoint: `whk-${randomBytes(12).toString('hex')}`,
    state: 'enabled',
    disabledBecause: null,
    keys: [newSigningKeys()],
    revision: 1,
    createdAt: at,
    updatedAt: at,
  };
  if (!(await saveEndpoint(services.rows, endpoint))) throw changedMeanwhile();
  return endpoint;
}

/** Changes what is given; an endpoint that is enabled again is told what happens from then on. */
export async function changeEndpoint(
  services: WebhookServices,
  { change, ...asked }: AskedEndpoint & { change: EndpointChange },
): Promise<Endpoint> {
  const before = await findEndpoint(services, asked);
  if (change.url !== undefined) requireCallable(services, change.url);
  const state = change.state ?? before.state;
  const disabledBecause = state === 'enabled' ? null : (before.disabledBecause ?? 'asked');
  return saveNext(services, { ...before, ...change, state, disabledBecause });
}

/** Gives an endpoint new keys; the ones before sign beside them for some hours more, and older ones are gone. */
export async function rotateKeys(
  services: WebhookServices,
  { overlapHours, ...asked }: AskedEndpoint & { overlapHours: number },
): Promise<Endpoint> {
  const before = await findEndpoint(services, asked);
  const until = new Date(services.now().getTime() + overlapHours * hour).toISOString();
  const old = before.keys.slice(0, 1).map((keys) => ({ ...keys, until }));
  return saveNext(services, { ...before, keys: [newSigningKeys(), ...old] });
}

/** Takes an endpoint away; what is on its way to it is given up. */
export async function deleteEndpoint(services: WebhookServices, asked: AskedEndpoint): Promise<Endpoint> {
  const endpoint = await findEndpoint(services, asked);
  if (!(await removeEndpoint(services.rows, endpoint))) throw changedMeanwhile();
  return endpoint;
}

async function saveNext({ rows, now }: WebhookServices, after: Endpoint): Promise<Endpoint> {
  const next = { ...after, revision: after.revision + 1, updatedAt: now().toISOString() };
  if (await saveEndpoint(rows, next)) return next;
  throw changedMeanwhile();
}

function requireCallable({ rules }: WebhookServices, url: string): void {
  const fault = faultOfUrl(url, rules);
  if (!fault) return;
  const detail = {
    zh: '推送地址须为公网上的 https 地址，且不带用户名和密码。',
    en: 'Messages go to https addresses of the public Internet only, without user name and password.',
  };
  throw new ServiceError('INVALID', detail, { errors: [{ pointer: '/body/url', detail: fault }] });
}

function tooMany(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: `一个组织最多可有 ${mostEndpoints} 个推送地址：请先删除不用的。`,
    en: `An organization may have ${mostEndpoints} endpoints: delete one that is not used.`,
  });
}

function changedMeanwhile(): ServiceError {
  return new ServiceError('CONFLICT', {
    zh: '在此期间已有变动：请重新读取后再试。',
    en: 'It has changed in the meantime: read it again, then try again.',
  });
}
