import { checkFixity } from '#shared/deposits/check-fixity.ts';
import { depositServices } from '#shared/deposits/deposit-services.ts';

const services = depositServices();
/** A cycle of thirty days, in runs that end well within their time. */
const work = { days: 30, files: 500, bytes: 4 * 1024 ** 3 };

/** Hashes stored files again. Of each damaged one a line is logged, and an alarm counts those. */
export const handler = async (): Promise<void> => {
  await checkFixity(services, work);
};
