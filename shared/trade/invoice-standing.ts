import { readTransfer } from '../ledger/ledger-rows.ts';
import { billed, type Invoice, type InvoiceLine } from './invoice.ts';
import type { Order } from './order.ts';
import { addSums, breakDown, type LineMoney, lessMoney } from './royalty-breakdown.ts';
import type { RoyaltyServices } from './royalty-services.ts';
import { splitLines } from './royalty-table.ts';
import { captureTransfer } from './transfer-names.ts';

/** What buyers have paid and not got back, line by line, as the ledger has it at this moment. */
export async function standingOf(services: RoyaltyServices, order: Order): Promise<LineMoney[]> {
  const capture = await readTransfer(services.items, captureTransfer(order.id));
  if (!capture || !order.paidAt) return [];
  const planned = await splitLines(services, order.lines, order.paidAt);
  const credits = capture.legs.flatMap((leg, place) =>
    leg.side === 'CREDIT' ? [{ ...leg, reversed: capture.reversed?.[place] ?? 0 }] : [],
  );
  const sums = (field: 'amount' | 'reversed') =>
    credits.reduce((all, leg) => addSums(all, { [leg.account]: leg[field] }), {});
  return lessMoney(breakDown(planned, sums('amount')), breakDown(planned, sums('reversed')));
}

/** What a seller has to bill of an order: of each line what was paid and not taken back; no lines when nothing is. */
export function billOf(
  { lines, currency }: Order,
  standing: readonly LineMoney[],
  seller: string,
): Pick<Invoice, 'lines' | 'net' | 'tax' | 'total'> {
  const money = (amount: number) => ({ amount, currency });
  const due = lines.flatMap((line, place): InvoiceLine[] => {
    const { gross = 0, tax = 0 } = standing[place] ?? {};
    if (line.holder !== seller || gross === 0) return [];
    const { number, licence, quantity, taxBasisPoints, taxCategory } = line;
    return [
      {
        line: place,
        number,
        title: line.title.zh,
        licence,
        quantity,
        taxBasisPoints,
        taxCategory,
        net: money(gross - tax),
        tax: money(tax),
        total: money(gross),
      },
    ];
  });
  return billed(due, currency);
}
