import { onChanges } from '#shared/runtime/records.ts';
import { announceTrade } from '#shared/trade/announce-trade.ts';
import { webhookServices } from '#shared/webhooks/webhook-services.ts';

const services = webhookServices();

/** Tells buyers and sellers what happened to orders and licences. */
export const handler = onChanges((changes) => announceTrade(services, changes));
