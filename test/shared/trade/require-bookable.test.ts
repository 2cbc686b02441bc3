import { expect, test } from 'vitest';
import { requireBookable } from '#shared/trade/require-bookable.ts';
import { captureLegs } from '#shared/trade/royalty-split.ts';
import { noticeMinutes, readRoyaltyTables, splitLines } from '#shared/trade/royalty-table.ts';
import { made } from './made-orders.ts';
import { addTable, type TestSales, testSales } from './made-sales.ts';

/** Listings of as many holders, each with ten payees from an instant on. */
async function lines(services: TestSales, count: number, from: string) {
  const sold = Array.from({ length: count }, (_, n) => ({ ...made, listing: `lst-${n}`, holder: `org-holder-${n}` }));
  for (const { listing } of sold) {
    const shares = Array.from({ length: 10 }, (_, n) => ({
      payee: `${listing}-payee-${n}`.replace('lst', 'org'),
      basisPoints: 1_000,
    }));
    await addTable(services, { listing, from, shares, by: 'sel', at: from });
  }
  return sold;
}

/** As a quote asks it, of what is kept. */
async function bookable(services: TestSales, sold: Awaited<ReturnType<typeof lines>>): Promise<void> {
  const tables = await readRoyaltyTables(
    services,
    sold.map(({ listing }) => listing),
  );
  requireBookable(sold, tables, services.now().toISOString());
}

const past = '2026-11-01T00:00:00.000Z';

test('what can be booked in one transfer can be sold at once', async () => {
  const services = testSales();
  const sold = await lines(services, 3, past);
  await bookable(services, sold);
  expect(captureLegs('sandbox', await splitLines(services, sold, services.now().toISOString()), 'CNY')).toHaveLength(
    35,
  );
});

test('what cannot must be bought in parts', async () => {
  const services = testSales();
  await expect(bookable(services, await lines(services, 4, past))).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('royalties that begin before an order lapses count, later ones do not', async () => {
  const at = (minutes: number) => new Date(Date.parse('2026-11-25T08:00:00.000Z') + minutes * 60_000).toISOString();
  const [soon, later] = [testSales(), testSales()];
  await expect(bookable(soon, await lines(soon, 4, at(noticeMinutes)))).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await bookable(later, await lines(later, 4, at(noticeMinutes + 1)));
});
