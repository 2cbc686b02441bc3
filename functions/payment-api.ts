import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { paymentServices } from '#shared/trade/payment-services.ts';
import { paymentRoutes } from './routes/payments.ts';
import { refundRoutes } from './routes/refunds.ts';

/** Takes payments for orders, gives money back, and decides disputes. */
export const handler = api([...paymentRoutes, ...refundRoutes], paymentServices, identifyMember);
