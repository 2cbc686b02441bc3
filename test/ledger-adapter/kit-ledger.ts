import * as z from 'zod';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { findBalance } from '#shared/ledger/find-balance.ts';
import type { Entry } from '#shared/ledger/journal.ts';
import { readBatches } from '#shared/ledger/journal-rows.ts';
import type { LedgerServices } from '#shared/ledger/ledger-services.ts';
import { PostTransfer, postTransfer } from '#shared/ledger/post-transfer.ts';

/** What the conformance kit for ledgers asks of one, over the use cases of ours. */
export interface KitLedger {
  reset(): Promise<void>;
  post(body: unknown): Promise<KitAnswer>;
  balance(account: string, currency: string): Promise<number>;
  journal(): Promise<KitEntry[]>;
}

export interface KitAnswer {
  status: 'APPLIED' | 'DUPLICATE' | 'REJECTED';
  transactionId: string;
  reason: string | null;
}

const KitPost = z.object({
  idempotencyKey: z.string(),
  transactionId: z.string(),
  allowOverdraft: z.boolean(),
  legs: z.array(
    z.object({
      accountId: z.string(),
      type: z.enum(['DEBIT', 'CREDIT']),
      amountSubunits: z.number(),
      currency: z.string(),
    }),
  ),
});
export type KitPost = z.infer<typeof KitPost>;

export interface KitEntry {
  entryId: string;
  transactionId: string;
  accountId: string;
  type: 'DEBIT' | 'CREDIT';
  amountSubunits: number;
  currency: string;
  sequence: number;
  accountSequence: number;
  prevHash: string;
  entryHash: string;
}

/** @param open makes an empty ledger */
export async function kitLedger(open: () => Promise<LedgerServices>): Promise<KitLedger> {
  let services = await open();
  return {
    reset: async () => {
      services = await open();
    },
    post: (body) => post(services, body),
    balance: async (account, currency) => {
      await chainJournal(services);
      return (await findBalance(services, { account, currency })).balance;
    },
    journal: async () => {
      const entries: KitEntry[] = [];
      const head = await chainJournal(services);
      for await (const batch of readBatches(services.items, head)) entries.push(...batch.entries.map(kitEntry));
      return entries;
    },
  };
}

async function post(services: LedgerServices, body: unknown): Promise<KitAnswer> {
  const { idempotencyKey, transactionId, allowOverdraft, legs } = KitPost.parse(body);
  const asked = PostTransfer.safeParse({
    key: idempotencyKey,
    id: transactionId,
    legs: legs.map(({ accountId, type, amountSubunits, currency }) => ({
      account: accountId,
      side: type,
      amount: amountSubunits,
      currency,
      ...(allowOverdraft && type === 'DEBIT' && { mayOverdraw: true }),
    })),
  });
  if (!asked.success) return { status: 'REJECTED', transactionId, reason: z.prettifyError(asked.error) };
  const outcome = await postTransfer(services, asked.data);
  const reason = outcome.status === 'REJECTED' ? outcome.refusal : null;
  return { status: outcome.status, transactionId: outcome.transferId, reason };
}

function kitEntry(entry: Entry): KitEntry {
  const { sequence, accountSequence, transferId, account, side, amount, currency, previousHash, hash } = entry;
  return {
    entryId: `entry-${sequence}`,
    transactionId: transferId,
    accountId: account,
    type: side,
    amountSubunits: amount,
    currency,
    sequence,
    accountSequence,
    prevHash: previousHash,
    entryHash: hash,
  };
}
