import { identifyMember } from '#shared/members/identify-member.ts';
import { api } from '#shared/runtime/http.ts';
import { tradeServices } from '#shared/trade/trade-services.ts';
import { entitlementRoutes } from './routes/entitlements.ts';
import { listingRoutes } from './routes/listings.ts';
import { orderRoutes } from './routes/orders.ts';

/** Offers licences, takes orders and shows what was bought. */
export const handler = api([...listingRoutes, ...orderRoutes, ...entitlementRoutes], tradeServices, identifyMember);
