import { projectDeposits } from '#shared/deposits/project-deposit.ts';
import { onChanges } from '#shared/runtime/records.ts';
import { catalogueServices } from '#shared/runtime/table-client.ts';

const services = catalogueServices();

/** States accepted deposits in the catalogue. */
export const handler = onChanges((changes) => projectDeposits(services, changes));
