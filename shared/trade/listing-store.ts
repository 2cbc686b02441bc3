import { createHash } from 'node:crypto';
import type { ItemKey, ItemWrite } from '../ledger/item.ts';
import { type TransactionItem, transactionItems } from '../ledger/item-store.ts';
import { Listing, type ListingEvent, PriceVersion } from './listing.ts';
import { listShelf } from './shelf-store.ts';
import type { TradeServices } from './trade-services.ts';
import { eventPart, type TradeTable } from './trade-table.ts';

export const listingPart = 'listing';
export const offeredShelf = 'listing#offered';

const listingKey = (id: string): ItemKey => ({ id, part: listingPart });
const pricePart = (version: number) => `price#${String(version).padStart(6, '0')}`;

/** Whose listings, of which deposit, in which standard. */
export type ListingPlace = { organization: string } | { deposit: string } | { standard: string };

/** A holder lists a deposit once. */
export const listingId = (deposit: string, organization: string): string =>
  `lst-${createHash('sha256').update(`${deposit}\n${organization}`).digest('hex').slice(0, 24)}`;

/** A listing with what led to it; the price where it is a new one. */
export interface ListingChange {
  listing: Listing;
  event: ListingEvent;
  price?: PriceVersion;
}

/** The writes of a change; they fail when somebody has changed the listing since it was read. */
export function listingItems({ name }: Pick<TradeTable, 'name'>, change: ListingChange): TransactionItem[] {
  const { listing, event, price } = change;
  const { id, revision } = listing;
  const isOffered = listing.state === 'offered';
  const waits = isOffered && { shelf: offeredShelf, place: `${listing.offeredAt}#${id}` };
  const item = { ...listing, ...waits, ...listingKey(id) };
  const first: ItemWrite = revision === 1 ? { add: item } : { replace: item, revision: revision - 1 };
  return transactionItems(name, [
    first,
    { add: { ...event, id, part: eventPart(revision) } },
    ...(price ? [{ add: { ...price, id, part: pricePart(price.version) } }] : []),
    ...(revision === 1 ? placesOf(listing).map((at) => ({ add: { id: at, part: id } })) : []),
  ]);
}

function placesOf({ holder, deposit, standard }: Listing): string[] {
  const places = [{ organization: holder.organization }, { deposit }, { standard }];
  return places.map(placeId);
}

function placeId(place: ListingPlace): string {
  return `listings#${Object.values(place)[0]}`;
}

/** Makes a transaction fail unless a listing is on offer at that very moment. */
export function offeredCheck({ name: TableName }: Pick<TradeTable, 'name'>, id: string): TransactionItem {
  return {
    ConditionCheck: {
      TableName,
      Key: listingKey(id),
      ConditionExpression: '#state = :offered',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':offered': 'offered' },
    },
  };
}

export async function getListing({ rows }: Pick<TradeServices, 'rows'>, id: string): Promise<Listing | undefined> {
  const [item] = await rows.get([listingKey(id)]);
  return item && Listing.parse(item);
}

/** Listings by id in the order asked for; those not held are left out. */
export async function getListings({ rows }: Pick<TradeServices, 'rows'>, ids: readonly string[]): Promise<Listing[]> {
  const items = await rows.get([...new Set(ids)].map(listingKey));
  return items.flatMap((item) => (item ? [Listing.parse(item)] : []));
}

/** Every listing of a place, as of now. */
export async function listListingsAt(services: Pick<TradeServices, 'rows'>, place: ListingPlace): Promise<Listing[]> {
  const found = await services.rows.list(placeId(place));
  return getListings(
    services,
    found.map(({ part }) => part),
  );
}

/** Listings on offer, latest first, those offered before a place of the list. */
export async function listOffered(
  services: Pick<TradeServices, 'rows' | 'trade'>,
  { before, limit }: { before?: string; limit: number },
): Promise<{ listing: Listing; place: string }[]> {
  const found = await listShelf(services.trade, { shelf: offeredShelf, before, limit, order: 'latest' });
  const listings = new Map(
    (
      await getListings(
        services,
        found.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  return found.flatMap(({ id, place }) => {
    const listing = listings.get(id);
    return listing ? [{ listing, place }] : [];
  });
}

/** Prices through time, latest first. */
export async function listPrices({ rows }: Pick<TradeServices, 'rows'>, id: string): Promise<PriceVersion[]> {
  const found = await rows.list(id, { from: 'price#', to: 'price#~', newestFirst: true, limit: 100 });
  return found.map((item) => PriceVersion.parse(item));
}
