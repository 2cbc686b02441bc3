import { Deposit } from '../deposits/deposit.ts';
import { depositPart } from '../deposits/deposit-store.ts';
import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { commitTrade } from './commit-trade.ts';
import type { Listing } from './listing.ts';
import { listingItems, listListingsAt } from './listing-store.ts';
import { carriesSales } from './may-list.ts';
import { changedListing } from './plan-listing.ts';
import type { TradeServices } from './trade-services.ts';

/**
 * Freezes listings whose deposit no longer carries sales and takes up those whose deposit does again; answers the changes
 * that must come again. Orders ask the deposit itself, so nothing is sold meanwhile (domain T10).
 */
export async function freezeListings(
  services: Pick<TradeServices, 'rows' | 'trade' | 'now'>,
  changes: ItemChange[],
): Promise<ItemChange[]> {
  const failed: ItemChange[] = [];
  for (const change of changes) {
    if (change.now?.part !== depositPart) continue;
    try {
      const deposit = Deposit.parse(change.now);
      const listings = await listListingsAt(services, { deposit: deposit.id });
      const settled = await Promise.all(listings.map((listing) => followDeposit(services, listing, deposit)));
      if (settled.includes(false)) failed.push(change);
    } catch (error) {
      log('PROJECTION_FAILED', { error, id: change.now?.id });
      failed.push(change);
    }
  }
  return failed;
}

/** False when somebody else changed the listing at that moment. */
async function followDeposit(
  services: Pick<TradeServices, 'rows' | 'trade' | 'now'>,
  listing: Listing,
  deposit: Deposit,
): Promise<boolean> {
  const carries = carriesSales(deposit, listing);
  const isToFreeze = listing.state === 'offered' && !carries;
  const isToOffer = listing.state === 'frozen' && carries;
  if (!isToFreeze && !isToOffer) return true;
  const at = services.now().toISOString();
  const because = `${deposit.id} ${deposit.state}`;
  const act = { by: 'service', at, requestId: `${deposit.id}@${deposit.revision}`, reason: because };
  const change = isToFreeze
    ? changedListing(listing, { state: 'frozen', frozen: { at, because } }, { move: 'freeze', ...act })
    : changedListing(listing, { state: 'offered', frozen: undefined }, { move: 'unfreeze', ...act });
  return commitTrade(services, listingItems(services.trade, change));
}
