import { depositServices } from '#shared/deposits/deposit-services.ts';
import { sweepDeposits } from '#shared/deposits/sweep-deposits.ts';
import { log } from '#shared/runtime/log.ts';

const services = depositServices();
/** Longer than any request lives that seals a deposit. */
const minutes = 10;

/** Goes on with deposits that a death left sealed. */
export const handler = async (): Promise<void> => {
  const swept = await sweepDeposits(services, { minutes });
  if (swept.length > 0) log('DEPOSITS_SWEPT', { deposits: swept });
};
