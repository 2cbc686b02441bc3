import * as z from 'zod';
import { OrganizationId } from '../members/membership.ts';
import { Topic } from './topic.ts';
import { EndpointId } from './webhook-event.ts';

/** The keys that one generation of messages is signed with, as Standard Webhooks prints them. */
export const SigningKeys = z.object({
  /** `whsec_`: shared with the receiver. */
  secret: z.string(),
  /** `whsk_`: never leaves the service. */
  privateKey: z.string(),
  /** `whpk_`: anybody may know it. */
  publicKey: z.string(),
  /** When they cease to sign; null for the newest. */
  until: z.iso.datetime().nullable(),
});
export type SigningKeys = z.infer<typeof SigningKeys>;

export const EndpointState = z.enum(['enabled', 'disabled']);
export const Url = z.url().max(500).meta({ example: 'https://hooks.example.org/guiju' });
export const Topics = z
  .array(Topic)
  .min(1)
  .max(Topic.options.length)
  .meta({ example: ['deposit.accepted'] });
const Label = z.string().trim().max(80);

/** Where an organization is told what happens. */
export const Endpoint = z.object({
  endpoint: EndpointId,
  organization: OrganizationId,
  url: Url,
  topics: Topics,
  label: Label,
  state: EndpointState,
  /** Why it is disabled: its owner asked for it, or the address answered that it is gone (410). */
  disabledBecause: z.enum(['asked', 'gone']).nullable(),
  /** The newest first. */
  keys: z.array(SigningKeys).min(1),
  revision: z.int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Endpoint = z.infer<typeof Endpoint>;

export const NewEndpoint = z.strictObject({
  organization: OrganizationId,
  url: Url,
  topics: Topics,
  label: Label.default(''),
});
export type NewEndpoint = z.infer<typeof NewEndpoint>;

export const EndpointChange = z
  .strictObject({ url: Url, topics: Topics, label: Label, state: EndpointState })
  .partial()
  .meta({ example: { topics: ['deposit.accepted', 'order.paid'] } });
export type EndpointChange = z.infer<typeof EndpointChange>;

/** Keys that sign at an instant: those before the newest do so until their overlap is over. */
export function openKeys({ keys }: Pick<Endpoint, 'keys'>, at: string): SigningKeys[] {
  return keys.filter(({ until }) => until === null || until > at);
}
