import { stateCitations } from '#shared/citations/state-citations.ts';
import { literatureServices } from '#shared/literature/literature-services.ts';
import { onChanges } from '#shared/runtime/records.ts';
import { catalogueServices } from '#shared/runtime/table-client.ts';

const services = { ...literatureServices(), ...catalogueServices() };

/** States in the catalogue what digitized standards cite. */
export const handler = onChanges((changes) => stateCitations(services, changes));
