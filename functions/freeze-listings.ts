import { onChanges } from '#shared/runtime/records.ts';
import { freezeListings } from '#shared/trade/freeze-listings.ts';
import { tradeServices } from '#shared/trade/trade-services.ts';

const services = tradeServices();

/** Freezes the listings of deposits that are challenged, and takes them up again. */
export const handler = onChanges((changes) => freezeListings(services, changes));
