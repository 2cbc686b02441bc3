import { beforeAll, describe, expect, test } from 'vitest';
import { findStatement } from '#shared/trade/find-statement.ts';
import type { Listing } from '#shared/trade/listing.ts';
import { planLines, readRoyaltyTables } from '#shared/trade/royalty-table.ts';
import { listRoyalties, setRoyalties } from '#shared/trade/set-royalties.ts';
import { addOrganization } from '#test/shared/deposits/deposit-engines.ts';
import { made, paidOrder } from './made-orders.ts';
import { sell, settle } from './made-sales.ts';
import { makeTradeTables, type TradeTables } from './trade-engines.ts';

const sel = { subject: 'sel', roles: [] };
const eve = { subject: 'eve', roles: [] };
const both = [
  { payee: made.holder, basisPoints: 7_500 },
  { payee: 'org-author', basisPoints: 2_500 },
];

/** A listing as far as royalties ask for it. */
function madeListing(): Listing {
  const at = '2026-11-01T00:00:00Z';
  const [line] = paidOrder('ord-000000000000000000000001', [made], at).lines;
  if (!line) throw new Error('no line');
  const { deposit, fileSha256, mediaType, standard, work, number, title } = line;
  return {
    ...{ id: made.listing, revision: 1, state: 'offered', createdAt: at, updatedAt: at },
    ...{ deposit, fileSha256, mediaType, standard, work, number, title },
    holder: { organization: made.holder, name: { zh: '示例协会' }, creditCode: '51990000GUJY0001XE' },
    rights: { by: 'sel', at, text: '权利声明', sha256: fileSha256 },
    priceVersion: 1,
    offers: [
      {
        ...{ licence: made.licence, limits: {}, price: made.total, taxBasisPoints: 600, taxCategory: line.taxCategory },
        ...{ policy: {}, policyHash: line.policyHash },
      },
    ],
    promotions: [],
    memberOrganizations: [],
  };
}

describe('royalties of a listing', () => {
  let tables: TradeTables;
  beforeAll(async () => {
    tables = await makeTradeTables();
    await addOrganization(tables.members, made.holder, { sel: ['seller'] });
    await addOrganization(tables.members, 'org-author', { eve: ['seller'] });
    await tables.rows.commit([{ add: { ...madeListing(), part: 'listing' } }]);
  });
  const say = (said: Parameters<typeof setRoyalties>[1]['said'], caller = sel) =>
    setRoyalties(tables, { listing: made.listing, said, caller });

  test('are said by sellers of its holder, for payees that there are, and never for the past', async () => {
    await expect(say({ shares: both }, eve)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const unknown = [{ payee: 'org-unknown', basisPoints: 10_000 }];
    await expect(say({ shares: unknown })).rejects.toMatchObject({ errors: [{ pointer: '/body/shares/0/payee' }] });
    const past = { shares: both, from: '2026-11-20T08:00:00Z' };
    await expect(say(past)).rejects.toMatchObject({ errors: [{ pointer: '/body/from' }] });
    expect(await listRoyalties(tables, { listing: made.listing, caller: sel })).toEqual([]);
  });

  test('hold from their instant on, for what is paid then', async () => {
    await sell(tables, 1, [made]);
    const said = { shares: both, from: '2026-11-21T00:00:00Z' };
    expect(await say(said)).toMatchObject({ shares: both, by: 'sel', from: '2026-11-21T00:00:00.000Z' });
    await expect(say(said)).rejects.toMatchObject({ code: 'CONFLICT' });
    tables.pass(1);
    await sell(tables, 2, [made]);
    await settle(tables);
    const month = '2026-11';
    const holder = await findStatement(tables, { payee: made.holder, month });
    const author = await findStatement(tables, { payee: 'org-author', month });
    // By hand: 168.97, then three quarters of it and the rest.
    expect([holder.closing.amount, author.closing.amount]).toEqual([16_897 + 12_673, 4_224]);
    const known = await readRoyaltyTables(tables, [made.listing]);
    const line = { listing: made.listing, holder: made.holder, total: 100, tax: 0 };
    const before = planLines([line], known, '2026-11-20T08:00:00Z').flat();
    expect(before.map(({ account }) => account)).toEqual(['fee:platform', `payable:${made.holder}`]);
  });
});
