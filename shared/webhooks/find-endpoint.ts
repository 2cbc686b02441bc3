import { membershipsOf, requireMembership } from '../members/find-memberships.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Delivery } from './delivery.ts';
import { deliveryKey, getDelivery, getEvent, listDeliveries } from './delivery-store.ts';
import type { Endpoint } from './endpoint.ts';
import { getEndpoint, listEndpoints } from './endpoint-store.ts';
import type { WebhookServices } from './webhook-services.ts';

export interface AskedEndpoint {
  id: string;
  caller: Caller;
}

/** Endpoints of an organization that the caller administers. NOT_FOUND to strangers, FORBIDDEN to other members. */
export async function endpointsOf(
  services: WebhookServices,
  { organization, caller }: { organization: string; caller: Caller },
): Promise<Endpoint[]> {
  await requireMembership(services, caller, organization, 'administrator');
  return listEndpoints(services.rows, organization);
}

/** One of them; who does not belong to its organization does not learn that it exists. */
export async function findEndpoint(services: WebhookServices, { id, caller }: AskedEndpoint): Promise<Endpoint> {
  const endpoint = await getEndpoint(services.rows, id);
  const memberships = endpoint ? await membershipsOf(services, caller.subject) : [];
  const membership = memberships.find(({ organization }) => organization === endpoint?.organization);
  if (!endpoint || !membership) throw nothingThere();
  if (membership.roles.includes('administrator')) return endpoint;
  throw new ServiceError('FORBIDDEN', {
    zh: '此操作需要您在该组织中具有 administrator 角色。',
    en: 'This needs the role administrator in the organization.',
  });
}

/** The log of an endpoint: what was sent to it, the newest event first. `cursor` is the `next` of the page before. */
export async function findDeliveries(
  services: WebhookServices,
  { size, cursor, ...asked }: AskedEndpoint & { size: number; cursor?: string },
): Promise<{ deliveries: Delivery[]; next: string | null }> {
  await findEndpoint(services, asked);
  const from = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
  if (from !== undefined && !/^delivery#[\w:.-]+#evt-[0-9a-f]{24}$/.test(from)) throw strangeCursor();
  const { deliveries, next } = await listDeliveries(services.rows, asked.id, { size, from });
  return { deliveries, next: next && Buffer.from(next).toString('base64url') };
}

/** One delivery with the key under which it lies. NOT_FOUND when the event was never on its way to the endpoint. */
export async function findDelivery(
  services: WebhookServices,
  { event: eventId, ...asked }: AskedEndpoint & { event: string },
): Promise<{ delivery: Delivery; key: ReturnType<typeof deliveryKey> }> {
  const endpoint = await findEndpoint(services, asked);
  const event = await getEvent(services.rows, eventId);
  const key = event && deliveryKey(endpoint.endpoint, event);
  const delivery = key && (await getDelivery(services.rows, key));
  if (!delivery) throw nothingThere();
  return { delivery, key };
}

function nothingThere(): ServiceError {
  return new ServiceError('NOT_FOUND', { zh: '没有这个内容。', en: 'There is nothing here.' });
}

function strangeCursor(): ServiceError {
  return new ServiceError(
    'INVALID',
    { zh: '游标不是上一页给出的。', en: 'The cursor is none that a page before gave.' },
    { errors: [{ pointer: '/query/cursor', detail: 'is not a cursor' }] },
  );
}
