import type { LedgerItems } from '#shared/ledger/item.ts';

/** What a payee is to get. The id is ours, kept before the call: asked twice with it, a provider pays once. */
export interface PayoutOrder {
  id: string;
  payee: string;
  /** Fen. */
  amount: number;
  currency: string;
}

export interface PayoutResult {
  state: 'paid' | 'processing' | 'refused';
  reference: string;
  reason?: string;
}

/**
 * The institution that holds the buyers' money and pays payees on instruction; the platform never holds it (domain T5).
 * An error of `pay` leaves open whether it pays, and `find` tells.
 */
export interface PayoutProvider {
  pay(order: PayoutOrder): Promise<PayoutResult>;
  find(id: string): Promise<PayoutResult | undefined>;
}

/** A sandbox that pays nobody and remembers whom it would have paid. */
export function sandboxPayouts(rows: LedgerItems): PayoutProvider {
  const keyOf = (id: string) => ({ id: 'sandbox-payouts', part: id });
  const find: PayoutProvider['find'] = async (id) => {
    const [paid] = await rows.get([keyOf(id)]);
    return paid && { state: 'paid', reference: `sandbox-${id}` };
  };
  return {
    find,
    pay: async (order) => {
      await rows.commit([{ add: { ...order, ...keyOf(order.id) } }]);
      return { state: 'paid', reference: `sandbox-${order.id}` };
    },
  };
}
