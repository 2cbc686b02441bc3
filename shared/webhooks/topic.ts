import * as z from 'zod';

/** What organizations are told of. */
export const Topic = z
  .enum([
    'deposit.accepted',
    'deposit.challenged',
    'order.paid',
    'order.refunded',
    'entitlement.granted',
    'standard.replaced',
    'standard.withdrawn',
  ])
  .meta({ id: 'WebhookTopic' });
export type Topic = z.infer<typeof Topic>;

/** Sent to one endpoint when its owner asks for it. */
export const testTopic = 'webhook.test';
