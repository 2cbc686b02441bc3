import { onChanges } from '#shared/runtime/records.ts';
import { catalogueServices } from '#shared/runtime/table-client.ts';
import { projectListings } from '#shared/trade/project-listing.ts';

const services = catalogueServices();

/** States in the catalogue which licences are on offer. */
export const handler = onChanges((changes) => projectListings(services, changes));
