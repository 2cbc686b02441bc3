import { onChanges } from '#shared/runtime/records.ts';
import { settleRefundedOrders } from '#shared/trade/settle-refunded-orders.ts';
import { settlementServices } from '#shared/trade/settlement-services.ts';

const services = settlementServices();

/** Takes invoices back and bills the rest anew when money goes back to buyers. */
export const handler = onChanges((changes) => settleRefundedOrders(services, changes));
