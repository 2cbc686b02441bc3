import { sweepWebhooks } from '#shared/webhooks/follow-webhooks.ts';
import { webhookServices } from '#shared/webhooks/webhook-services.ts';

const services = webhookServices();

/** Makes the tries whose wait is over, and takes up what a lost event left behind. */
export const handler = async (): Promise<void> => {
  await sweepWebhooks(services);
};
