import * as z from 'zod';
import { AccountName, isOpen } from './account.ts';
import { readAccounts } from './account-rows.ts';
import type { LedgerServices } from './ledger-services.ts';
import { Currency } from './transfer.ts';

export const FindBalance = z.object({ account: AccountName, currency: Currency });

export interface Balance {
  /** Credits less debits in the journal, in minor units; `chainJournal` first to have every committed transfer in it. */
  balance: number;
  /** What debits may take now: less reservations and what is on its way to the journal. Null without a limit. */
  available: number | null;
  /** Entries of the account in all currencies. */
  entries: number;
}

/** An account as it stands; one never used stands at zero. */
export async function findBalance(
  { items }: LedgerServices,
  { account: name, currency }: z.infer<typeof FindBalance>,
): Promise<Balance> {
  const account = (await readAccounts(items, [name])).get(name);
  return {
    balance: account?.balances[currency] ?? 0,
    available: isOpen(name) ? null : (account?.available(currency) ?? 0),
    entries: account?.entries ?? 0,
  };
}
