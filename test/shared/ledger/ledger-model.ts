import type { Refusal } from '#shared/ledger/transfer.ts';

/** What a ledger must answer, kept in the simplest way: no journal, no outbox, one thing after another. */
export interface LedgerModel {
  now: number;
  balances: Map<string, number>;
  held: Map<string, number>;
  keys: Map<string, Answer & { content: string }>;
  transfers: Map<string, ModelTransfer>;
  reservations: Map<string, ModelTransfer & { state: 'pending' | 'settled' | 'voided' | 'expired'; expiresAt: number }>;
}

/** One account pays another. */
export interface ModelTransfer {
  from: string;
  to: string;
  amount: number;
  reversed: number;
}

export interface Answer {
  status: 'APPLIED' | 'REJECTED';
  refusal?: Refusal;
}

export function emptyModel(now: number): LedgerModel {
  const maps = { balances: new Map(), held: new Map(), keys: new Map(), transfers: new Map(), reservations: new Map() };
  return { now, ...maps };
}

export const applied: Answer = { status: 'APPLIED' };
export const refusedFor = (refusal: Refusal): Answer => ({ status: 'REJECTED', refusal });

export function available({ balances, held }: LedgerModel, account: string): number {
  return (balances.get(account) ?? 0) - (held.get(account) ?? 0);
}

export function pay(model: LedgerModel, id: string, transfer: Omit<ModelTransfer, 'reversed'>): void {
  const { from, to, amount } = transfer;
  model.balances.set(from, (model.balances.get(from) ?? 0) - amount);
  model.balances.set(to, (model.balances.get(to) ?? 0) + amount);
  model.transfers.set(id, { ...transfer, reversed: 0 });
}

export function hold(model: LedgerModel, account: string, amount: number): void {
  model.held.set(account, (model.held.get(account) ?? 0) + amount);
}

/** A repetition gets the first answer; a key for something else is refused; else it is decided now, and remembered. */
export function once(
  model: LedgerModel,
  key: string,
  content: string,
  decide: () => Answer,
): Answer & { again: boolean } {
  const known = model.keys.get(key);
  if (known?.content === content) return { status: known.status, refusal: known.refusal, again: true };
  if (known) return { ...refusedFor('KEY_REUSED'), again: false };
  const answer = decide();
  model.keys.set(key, { ...answer, content });
  return { ...answer, again: false };
}
