import { notPublishedYet } from '../log/await-receipt.ts';
import { type FoundReceipt, findReceipt } from '../log/find-receipt.ts';
import type { LogServices } from '../log/log-services.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import type { Deposit } from './deposit.ts';
import type { DepositApiServices } from './deposit-services.ts';
import { visibleDeposit } from './find-deposit.ts';

/**
 * The receipt (`tlog-proof@v1`) of an accepted deposit. Throws `NOT_FOUND` for what is not accepted, and UNAVAILABLE, to come
 * again, while the log has not published it.
 */
export async function findDepositReceipt(
  services: DepositApiServices,
  asked: { id: string; caller: Caller | null },
): Promise<string> {
  const { deposit } = await visibleDeposit(services, asked);
  return (await requireReceipt(services, deposit)).receipt;
}

/** The published receipt of a deposit with what belongs to it. Throws as `findDepositReceipt` does. */
export async function requireReceipt(
  services: LogServices,
  { entry }: Pick<Deposit, 'entry'>,
): Promise<Extract<FoundReceipt, { state: 'published' }>> {
  if (!entry) {
    throw new ServiceError('NOT_FOUND', {
      zh: '该呈缴尚未受理，因此没有回执。',
      en: 'The deposit has not been accepted, so there is no receipt.',
    });
  }
  const found = await findReceipt(services, entry);
  if (found?.state === 'published') return found;
  throw notPublishedYet();
}
