import { type LedgerTable, transactionItems } from '#shared/ledger/item-store.ts';
import { postPending } from '#shared/ledger/post-pending.ts';
import { voidPending } from '#shared/ledger/void-pending.ts';
import { ServiceError } from '#shared/runtime/errors.ts';
import { log } from '#shared/runtime/log.ts';
import { type Payout, payoutHold } from './payout.ts';
import type { PayoutProvider, PayoutResult } from './payout-provider.ts';
import { endPayout, getPayout, listOpenPayouts } from './payout-store.ts';
import type { RoyaltyServices } from './royalty-services.ts';
import { payoutTransfer } from './transfer-names.ts';

export interface PayoutServices extends RoyaltyServices {
  /** The table that `rows` are of, for changes that happen together with those of the ledger. */
  trade: LedgerTable;
  payouts: PayoutProvider;
}

/** Instructs the provider unless it knows of the payout, and books how it ended; nothing while that is open. */
export async function completePayout(
  services: PayoutServices,
  name: { organization: string; run: string; currency: string },
): Promise<void> {
  const payout = await getPayout(services, name);
  if (payout?.state !== 'requested') return;
  const { id, organization: payee, amount } = payout;
  const result = (await services.payouts.find(id)) ?? (await services.payouts.pay({ id, payee, ...amount }));
  if (result.state === 'processing') return;
  await end(services, payout, { ...result, state: result.state }).catch((error: unknown) => {
    // It was ended by somebody else at the same time, the same way.
    if (!(error instanceof ServiceError && error.code === 'PRECONDITION_FAILED')) throw error;
  });
}

async function end(services: PayoutServices, payout: Payout, result: PayoutResult & { state: 'paid' | 'refused' }) {
  const { state, reference, reason = null } = result;
  const at = services.now().toISOString();
  const ended: Payout = {
    ...payout,
    revision: payout.revision + 1,
    state,
    reference,
    reason,
    history: [...payout.history, { state, at, by: 'provider', requestId: null }],
  };
  const companions = transactionItems(services.trade.name, endPayout(ended));
  const pending = payoutHold(payout.id);
  const key = `${payoutTransfer(payout.id)}:${state}`;
  if (state === 'refused') return voidPending(services, { key, pending }, companions);
  return postPending(services, { key, id: payoutTransfer(payout.id), pending }, companions);
}

/** Finds out about every payout whose end is not known; those that cannot be asked for now are left for the next time. */
export async function completePayouts(services: PayoutServices): Promise<{ open: number }> {
  for (const name of await listOpenPayouts(services)) {
    await completePayout(services, name).catch((error: unknown) => log('SETTLEMENT_FAILED', { ...name, error }));
  }
  return { open: (await listOpenPayouts(services)).length };
}
