import { StatementMonth } from '#shared/trade/find-statement.ts';
import { Payout } from '#shared/trade/payout.ts';
import { DepositPage } from './deposit-model.ts';
import type { MemberApi } from './member-api.server.ts';
import { listOf, type OrganizationBody } from './organization-model.ts';
import { ListingPage, OrderPage } from './trade-model.ts';

export type SalesOf = Awaited<ReturnType<typeof loadSales>>;

/** Everything about what one organization sells: listings, what could be listed, orders, statements and payouts. */
export async function loadSales(
  { ask }: Pick<MemberApi, 'ask'>,
  { id, name }: OrganizationBody,
  cursor: string | null,
) {
  const page = new URLSearchParams({ organization: id, side: 'seller', ...(cursor && { cursor }) });
  const [listings, deposits, orders, statements, payouts] = await Promise.all([
    ask({ path: `listings?holder=${id}` }, ListingPage),
    ask({ path: `deposits?holder=${id}&state=accepted&size=50` }, DepositPage),
    ask({ path: `orders?${page}` }, OrderPage),
    ask({ path: `statements?organization=${id}` }, listOf(StatementMonth)),
    ask({ path: `payouts?organization=${id}` }, listOf(Payout)),
  ]);
  const listed = new Set(listings.items.map(({ deposit }) => deposit));
  return {
    id,
    name,
    listings: listings.items,
    ready: deposits.items.filter((deposit) => !listed.has(deposit.id)),
    orders,
    statements: statements.items,
    payouts: payouts.items,
  };
}
