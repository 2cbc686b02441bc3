import { forgedNotice } from '../payment-refusals.ts';

/** Alipay's numbers take letters, digits and low lines, so the hyphen of ours becomes one. */
export const numberOf = (id: string): string => id.replace('-', '_');

/** `199.00` of 19900. */
export const yuan = (amount: number): string => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

/** 19900 of `199.00`; no other spelling is taken. */
export function fen(text: string): number {
  if (!/^\d{1,10}\.\d{2}$/.test(text)) throw forgedNotice();
  return Number(text.replace('.', ''));
}
