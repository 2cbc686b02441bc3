import { createHash } from 'node:crypto';
import * as z from 'zod';
import { OrganizationId } from '../members/membership.ts';
import { Topic, testTopic } from './topic.ts';

export const EndpointId = z
  .string()
  .regex(/^whk-[0-9a-f]{24}$/)
  .meta({ example: 'whk-0123456789abcdef01234567' });
export const EventId = z
  .string()
  .regex(/^evt-[0-9a-f]{24}$/)
  .meta({ example: 'evt-0123456789abcdef01234567' });

/** Something that happened, with those whom it concerns; kept as long as it may be sent again. */
export const WebhookEvent = z.object({
  event: EventId,
  topic: z.union([Topic, z.literal(testTopic)]),
  organizations: z.array(OrganizationId),
  /** The one endpoint that it is for; every endpoint of the organizations when absent. */
  endpoint: EndpointId.optional(),
  data: z.record(z.string(), z.unknown()),
  at: z.iso.datetime(),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** The same for the same source, so that an event that is announced twice is one. */
export function eventIdOf(topic: WebhookEvent['topic'], source: string): string {
  return `evt-${createHash('sha256').update(`${topic}/${source}`).digest('hex').slice(0, 24)}`;
}

/** The message as it is sent: the shape that Standard Webhooks 1.0 recommends. */
export function messageOf({ topic, at, data }: WebhookEvent): string {
  return JSON.stringify({ type: topic, timestamp: at, data });
}
