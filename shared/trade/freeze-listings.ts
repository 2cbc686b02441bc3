import type { Deposit } from '../deposits/deposit.ts';
import { depositPart, getDeposit } from '../deposits/deposit-store.ts';
import { log } from '../runtime/log.ts';
import type { ItemChange } from '../runtime/records.ts';
import { commitTrade } from './commit-trade.ts';
import type { Listing } from './listing.ts';
import { listingItems, listListingsAt } from './listing-store.ts';
import { carriesSales } from './may-list.ts';
import { changedListing } from './plan-listing.ts';
import type { TradeServices } from './trade-services.ts';

type Services = Pick<TradeServices, 'rows' | 'trade' | 'deposits' | 'now'>;

/**
 * Freezes listings whose deposit no longer carries sales and takes up those whose deposit does again; answers the changes
 * that must come again. Orders ask the deposit itself, so nothing is sold meanwhile (domain T10). So does this: a change
 * may be told late, and what it says of the time before a listing was made must not freeze it.
 */
export async function freezeListings(services: Services, changes: ItemChange[]): Promise<ItemChange[]> {
  const failed: ItemChange[] = [];
  for (const change of changes) {
    if (change.now?.part !== depositPart) continue;
    try {
      if (!(await followDeposit(services, String(change.now.id)))) failed.push(change);
    } catch (error) {
      log('PROJECTION_FAILED', { error, id: change.now?.id });
      failed.push(change);
    }
  }
  return failed;
}

/** False when somebody else changed a listing at that moment. */
async function followDeposit(services: Services, id: string): Promise<boolean> {
  const listings = await listListingsAt(services, { deposit: id });
  const deposit = listings.length > 0 ? await getDeposit(services.deposits, id) : undefined;
  if (!deposit) return true;
  const settled = await Promise.all(listings.map((listing) => settleListing(services, listing, deposit)));
  return !settled.includes(false);
}

async function settleListing(services: Services, listing: Listing, deposit: Deposit): Promise<boolean> {
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
