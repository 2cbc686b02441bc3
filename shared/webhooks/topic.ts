import * as z from 'zod';

/** What organizations are told of. */
export const Topic = z
  .enum([
    'deposit.accepted',
    'deposit.challenged',
    'order.paid',
    'order.refunded',
    'order.settled',
    'entitlement.granted',
    'standard.new',
    'standard.effective-soon',
    'standard.effective',
    'standard.ending',
    'standard.replaced',
    'standard.withdrawn',
    'standard.partly-replaced',
    'standard.review-due',
    'standard.amended',
    'standard.corrected',
    'standard.erratum',
    'project.draft-open',
    'project.comments-ending',
    'project.approved',
    'project.published',
    'project.terminated',
  ])
  .meta({ id: 'WebhookTopic' });
export type Topic = z.infer<typeof Topic>;

/** Sent to one endpoint when its owner asks for it. */
export const testTopic = 'webhook.test';
