/**
 * Names of the ledger's transfers, from which statements, invoices and reconciliation find back to what they stand for.
 * An order is captured once; what is captured a second time goes back without having been its money.
 */
export const captureTransfer = (order: string): string => `capture:${order}`;
export const refundTransfer = (order: string, refund: string): string => `refund:${order}:${refund}`;
/** What a provider divided or took back by an instruction. */
export const splitTransfer = (order: string, step: string): string => `split:${order}:${step}`;
export const payoutTransfer = (payout: string): string => `payout:${payout}`;

export type TransferKind = 'sale' | 'refund' | 'payout' | 'other';

/** What a transfer stands for; `subject` is the order, or the payout. */
export function readTransferName(name: string): { kind: TransferKind; subject: string } {
  const [word, subject = name] = name.split(':');
  if (word === 'capture') return { kind: 'sale', subject };
  if (word === 'refund' || word === 'payout') return { kind: word, subject };
  return { kind: 'other', subject: name };
}
