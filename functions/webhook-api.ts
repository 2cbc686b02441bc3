import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { webhookServices } from '#shared/webhooks/webhook-services.ts';
import { webhookDeliveryRoutes } from './routes/webhook-deliveries.ts';
import { webhookRoutes } from './routes/webhooks.ts';

/** Looks after endpoints of organizations; it calls none of them itself. */
export const handler = api([...webhookRoutes, ...webhookDeliveryRoutes], webhookServices, identifyMember);
