import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { LedgerItems } from '../ledger/item.ts';
import { billsTheSame, Invoice, negated } from './invoice.ts';

export type IssuerAnswer =
  | { state: 'issued'; number: string; issuedAt: string }
  | { state: 'processing' }
  | { state: 'refused'; reason: string };

/**
 * A licensed channel to fully digital invoices (数电票): it issues on request, by an id of ours that was kept before the
 * call, so that the same request never makes a second invoice. An error leaves open whether it was issued; `find` tells.
 */
export interface InvoiceIssuer {
  issue(invoice: Invoice): Promise<IssuerAnswer>;
  find(id: string): Promise<IssuerAnswer | undefined>;
}

const SandboxRow = z.object({ invoice: Invoice, number: z.string(), issuedAt: z.string() });
type SandboxRow = z.infer<typeof SandboxRow>;

/**
 * A sandbox that remembers what it issued and refuses what the tax bureau would: sums that do not add up, and a red-letter
 * invoice that is not the exact opposite of an issued one, or its second. Its numbers begin with 99 and are worth nothing.
 */
export function sandboxIssuer(rows: LedgerItems, now: () => Date): InvoiceIssuer {
  const keyOf = (id: string) => ({ id: 'sandbox-invoices', part: id });
  const reversedKey = (id: string) => ({ id: 'sandbox-reversed', part: id });
  const read = async (id: string): Promise<SandboxRow | undefined> => {
    const [row] = await rows.get([keyOf(id)]);
    return row && SandboxRow.parse(row);
  };
  const find = async (id: string): Promise<IssuerAnswer | undefined> => {
    const row = await read(id);
    return row && { state: 'issued', number: row.number, issuedAt: row.issuedAt };
  };
  return {
    find,
    issue: async (invoice) => {
      const known = await find(invoice.id);
      if (known) return known;
      const original = invoice.original ? await read(invoice.original.id) : undefined;
      const reason = faultOf(invoice, original?.invoice);
      if (reason) return { state: 'refused', reason };
      const issued = { number: numberOf(invoice.id), issuedAt: now().toISOString() };
      const once = invoice.original ? [{ add: { ...reversedKey(invoice.original.id), by: invoice.id } }] : [];
      const refused = await rows.commit([{ add: { ...keyOf(invoice.id), invoice, ...issued } }, ...once]);
      const answer = await find(invoice.id);
      if (!answer && refused.includes(1)) {
        return { state: 'refused', reason: 'the original has been taken back already' };
      }
      return answer ?? { state: 'processing' };
    },
  };
}

function faultOf(invoice: Invoice, original: Invoice | undefined): string | undefined {
  const sum = invoice.lines.reduce((total, line) => total + line.net.amount + line.tax.amount, 0);
  if (sum !== invoice.total.amount) return 'lines and tax are not the total';
  if (invoice.kind === 'blue') return invoice.total.amount > 0 ? undefined : 'nothing is billed';
  if (!original) return 'the original is not known';
  return billsTheSame(negated(original), invoice) ? undefined : 'not the exact opposite of the original';
}

/** Twenty digits, as long as real ones. */
function numberOf(id: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(id).digest('hex')}`) % 10n ** 18n;
  return `99${String(digits).padStart(18, '0')}`;
}
