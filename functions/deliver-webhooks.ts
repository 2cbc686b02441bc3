import { onChanges } from '#shared/runtime/records.ts';
import { followWebhooks } from '#shared/webhooks/follow-webhooks.ts';
import { webhookServices } from '#shared/webhooks/webhook-services.ts';

const services = webhookServices();

/** Spreads what was announced and tries new deliveries at once. */
export const handler = onChanges((changes) => followWebhooks(services, changes));
