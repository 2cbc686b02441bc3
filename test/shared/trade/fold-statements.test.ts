import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainJournal } from '#shared/ledger/chain-journal.ts';
import { findBalance } from '#shared/ledger/find-balance.ts';
import { findStatement, listStatements, type Statement } from '#shared/trade/find-statement.ts';
import { foldStatements } from '#shared/trade/fold-statements.ts';
import { made, orderId } from './made-orders.ts';
import { addTable, refund, sell, settle, someLines, testSales } from './made-sales.ts';

const month = '2026-11';
const payees = ['org-aaaa', 'org-bbbb', 'org-cccc', 'org-author'];

describe('a statement', () => {
  test('sums sales by standard and licence, refunds as negative lines', async () => {
    const services = testSales();
    await sell(services, 1, [made]);
    await sell(services, 2, [made, { ...made, licence: 'SITE', total: 99_000, tax: 5_604 }]);
    await refund(services, orderId(1), 'ref-1');
    await settle(services);
    const statement = await findStatement(services, { payee: made.holder, month });
    expect(statement.lines.map(brief)).toEqual([
      // By hand, of 199.00 with 11.26 tax: 18.77 commission and 168.97 for the holder.
      ['sale', 'T/GJ 1-2026', 'READ-1', 2, 39_800, 2_252, 3_754, 33_794],
      ['sale', 'T/GJ 1-2026', 'SITE', 1, 99_000, 5_604, 9_340, 84_056],
      ['refund', 'T/GJ 1-2026', 'READ-1', 1, -19_900, -1_126, -1_877, -16_897],
    ]);
    expect(statement.opening.amount).toBe(0);
    expect(statement.closing.amount).toBe(100_953);
    expect(statement.isFinal).toBe(false);
    const [listed] = await listStatements(services, made.holder);
    expect(listed).toMatchObject({ month, totals: statement.totals });
  });

  test('of the next month begins where the last one ended, which is final then', async () => {
    const services = testSales('2026-11-30T15:59:00.000Z');
    await sell(services, 1, [made]);
    await settle(services);
    services.pass(3_600);
    await refund(services, orderId(1), 'ref-1', 9_950);
    await settle(services);
    const [november, december] = await Promise.all(
      [month, '2026-12'].map((one) => findStatement(services, { payee: made.holder, month: one })),
    );
    expect(november?.isFinal).toBe(true);
    expect(november?.closing).toEqual(december?.opening);
    // Half of 1,877 and of 16,897 leave equal remainders; the commission stands first in the split.
    expect(december?.lines.map(brief)).toEqual([['refund', 'T/GJ 1-2026', 'READ-1', 1, -9_950, -563, -939, -8_448]]);
    expect(await balanceOf(services, made.holder)).toBe(december?.closing.amount);
  });

  test('is final after its month without any further sale, once all of it is folded', async () => {
    const services = testSales('2026-11-30T15:00:00.000Z');
    await sell(services, 1, [made]);
    await chainJournal(services);
    services.pass(2 * 3_600);
    expect((await findStatement(services, { payee: made.holder, month })).isFinal).toBe(false);
    await foldStatements(services);
    expect((await findStatement(services, { payee: made.holder, month })).isFinal).toBe(true);
  });

  test('shows each payee of a split what is theirs', async () => {
    const services = testSales();
    const from = '2026-11-01T00:00:00.000Z';
    const shares = [
      { payee: 'org-seller', basisPoints: 6_000 },
      { payee: 'org-author', basisPoints: 4_000 },
    ];
    const table = { listing: made.listing, from, shares, by: 'sel', at: from };
    await addTable(services, table);
    await sell(services, 1, [made]);
    await settle(services);
    const author = await findStatement(services, { payee: 'org-author', month });
    expect(author.lines.map(brief)).toEqual([['sale', 'T/GJ 1-2026', 'READ-1', 1, 19_900, 1_126, 1_877, 6_759]]);
    const seller = await findStatement(services, { payee: 'org-seller', month });
    expect(seller.closing.amount).toBe(10_138);
  });

  test('agrees with the ledger to the fen, however refunds come and however often it is folded', {
    timeout: 120_000,
  }, async () => {
    const story = fc.asyncProperty(
      fc.array(someLines, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 6_000 })), { maxLength: 6 }),
      fc.boolean(),
      async (orders, refunds, isAllTakenBack) => {
        const services = testSales();
        for (const [n, lines] of orders.entries()) await sell(services, n, lines);
        for (const [n, [order, amount]] of refunds.entries()) {
          await refund(services, orderId(order), `ref-${n}`, amount);
          if (amount % 2 === 0) await Promise.all([foldStatements(services), foldStatements(services)]);
        }
        if (isAllTakenBack) for (const n of orders.keys()) await refund(services, orderId(n), 'rest');
        await settle(services);
        for (const payee of payees) {
          const statement = await findStatement(services, { payee, month });
          expect(statement.closing.amount).toBe(await balanceOf(services, payee));
          if (isAllTakenBack) expect(leftOfLines(statement)).toEqual([]);
        }
      },
    );
    await fc.assert(story, { numRuns: 300 });
  });
});

function brief({ kind, number, licence, count, gross, tax, commission, amount }: Statement['lines'][number]) {
  return [kind, number, licence, count, ...[gross, tax, commission, amount].map((money) => money.amount)];
}

async function balanceOf(services: Parameters<typeof findBalance>[0], payee: string): Promise<number> {
  return (await findBalance(services, { account: `payable:${payee}`, currency: 'CNY' })).balance;
}

/** Licences of which sales and refunds do not come to nothing. */
function leftOfLines({ lines }: Statement) {
  const sums = Map.groupBy(lines, ({ number, licence }) => `${number} ${licence}`);
  return [...sums].filter(([, own]) =>
    (['gross', 'tax', 'commission', 'amount'] as const).some(
      (field) => own.reduce((sum, line) => sum + line[field].amount, 0) !== 0,
    ),
  );
}
