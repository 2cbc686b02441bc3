import { expireOrders } from '#shared/trade/expire-orders.ts';
import { tradeServices } from '#shared/trade/trade-services.ts';

const services = tradeServices();

/** Ends orders whose time to pay is over. */
export const handler = async (): Promise<void> => {
  await expireOrders(services);
};
