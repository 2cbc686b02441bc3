import { getDeposits } from '../deposits/deposit-store.ts';
import { standingCheck } from '../deposits/standing-check.ts';
import type { TransactionItem } from '../ledger/item-store.ts';
import { seatsOf } from './licence.ts';
import type { Listing } from './listing.ts';
import { getListings, offeredCheck } from './listing-store.ts';
import { carriesSales } from './may-list.ts';
import type { OrderLine } from './order.ts';
import { priceLine } from './price-line.ts';
import type { WantedLine } from './quote.ts';
import { notOnSale, onePieceOnly } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

type Services = Pick<TradeServices, 'rows' | 'trade' | 'deposits'>;

/** The listings by id, if all of them are on sale at this moment, asked of the deposits themselves (domain T10). */
export async function listingsOnSale(services: Services, ids: readonly string[]): Promise<Map<string, Listing>> {
  return requireOnSale(services, ids, await getListings(services, ids));
}

/** The same for listings that are read already. @throws ServiceError CONFLICT when one is not there or not on sale */
export async function requireOnSale(
  services: Services,
  ids: readonly string[],
  listings: readonly Listing[],
): Promise<Map<string, Listing>> {
  const found = new Map(listings.map((listing) => [listing.id, listing]));
  const depositIds = [...new Set(listings.map(({ deposit }) => deposit))];
  const deposits = new Map((await getDeposits(services.deposits, depositIds)).map((deposit) => [deposit.id, deposit]));
  for (const id of ids) {
    const listing = found.get(id);
    if (listing?.state !== 'offered' || !carriesSales(deposits.get(listing.deposit), listing)) throw notOnSale();
  }
  return found;
}

/** Makes a transaction fail unless everything in it is on sale at that very moment. */
export function saleChecks(services: Services, lines: readonly OrderLine[]): TransactionItem[] {
  const listings = [...new Set(lines.map(({ listing }) => listing))];
  const deposits = new Map(lines.map(({ deposit, holder }) => [deposit, holder]));
  return [
    ...listings.map((id) => offeredCheck(services.trade, id)),
    ...[...deposits].map(([id, holder]) => standingCheck(services.deposits, id, holder)),
  ];
}

/** One line with everything that is promised of it now. */
export function soldLine(
  listing: Listing,
  wanted: WantedLine,
  { buyer, at }: { buyer: string; at: string },
): OrderLine {
  const { licence, quantity } = wanted;
  const offer = listing.offers.find((one) => one.licence === licence);
  if (!offer) throw notOnSale();
  const seats = seatsOf(licence, offer.limits, quantity);
  if (seats === null && quantity > 1) throw onePieceOnly();
  const isMember = listing.memberOrganizations.includes(buyer);
  const { limits, policy, policyHash, taxBasisPoints, taxCategory } = offer;
  return {
    listing: listing.id,
    priceVersion: listing.priceVersion,
    holder: listing.holder.organization,
    holderName: listing.holder.name,
    deposit: listing.deposit,
    fileSha256: listing.fileSha256,
    mediaType: listing.mediaType,
    standard: listing.standard,
    work: listing.work,
    number: listing.number,
    title: listing.title,
    licence,
    limits,
    policy,
    policyHash,
    quantity,
    seats,
    ...priceLine({ offer, promotions: listing.promotions, quantity, isMember, at }),
    taxBasisPoints,
    taxCategory,
  };
}
