import { commitSurely } from './commit-surely.ts';
import { listPending, readTransfer } from './ledger-rows.ts';
import type { LedgerServices } from './ledger-services.ts';
import { resolvePending } from './resolve-pending.ts';

/** Gives back what expired reservations hold; run any number of times, by any number at once. Answers how many ended. */
export async function expirePending({ items, now }: LedgerServices): Promise<number> {
  let expired = 0;
  for (const id of await listPending(items, now().toISOString())) {
    const pending = await readTransfer(items, id);
    if (pending?.state !== 'pending') continue;
    const refused = await commitSurely(items, resolvePending(pending, { state: 'expired' }));
    // Refused: somebody else has ended it meanwhile.
    if (refused.length === 0) expired += 1;
  }
  return expired;
}
