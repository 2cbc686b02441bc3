import * as z from 'zod';

/**
 * Name of an account. It appears on first use. No bar and no control character: names stand between bars in the text
 * that the journal's hashes are made of.
 */
export const AccountName = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^|\p{Cc}]+$/u);

/**
 * First words of accounts without a limit: they stand for the world outside, or only ever gather what others owe. Their
 * balances are folded from the journal and no transfer waits for another on them, however busy they are.
 */
const openKinds: ReadonlySet<string> = new Set(['external', 'clearing', 'fee', 'tax']);

/** Whether an account may stand on either side of zero; all others keep an amount available that debits must not exceed. */
export function isOpen(account: string): boolean {
  return openKinds.has(account.split(':', 1)[0] ?? '');
}
