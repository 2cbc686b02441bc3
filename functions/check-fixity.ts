import { checkFixity } from '#shared/deposits/check-fixity.ts';
import { depositServices } from '#shared/deposits/deposit-services.ts';

const services = depositServices();
/** A cycle of thirty days, in runs that end well within their time. */
const work = { days: 30, files: 500, bytes: 4 * 1024 ** 3 };

/** Hashes stored files again. A run that found a damaged one fails, so that somebody is told. */
export const handler = async (): Promise<void> => {
  const { damaged } = await checkFixity(services, work);
  if (damaged.length > 0) throw new Error(`files are not what was sealed: ${damaged.join(', ')}`);
};
