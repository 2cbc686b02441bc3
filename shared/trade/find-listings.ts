import * as z from 'zod';
import { DepositId } from '../deposits/deposit.ts';
import { membershipsOf } from '../members/find-memberships.ts';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { ServiceError } from '../runtime/errors.ts';
import { LicenceCode } from './licence.ts';
import { type Listing, ListingState } from './listing.ts';
import { getListing, type ListingPlace, listListingsAt, listOffered, listPrices } from './listing-store.ts';
import { type ListingView, listingView, type PriceVersionView, priceView } from './listing-view.ts';
import { nothingThere } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

export const ListingQuery = z.strictObject({
  standard: z.string().max(120).optional().describe('Edition id.'),
  deposit: DepositId.optional(),
  holder: OrganizationId.optional().describe('Organization that offers; its members see drafts and delisted ones too.'),
  licence: LicenceCode.optional().describe('Only listings that offer this licence.'),
  state: ListingState.optional(),
  size: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(200).optional().describe('The `next` of the page before.'),
});
export type ListingQuery = z.infer<typeof ListingQuery>;

type Services = Pick<TradeServices, 'rows' | 'trade' | 'members' | 'now'>;

export interface ListingList {
  items: ListingView[];
  total: number;
  totalIsExact: boolean;
  next: string | null;
}

/** What is on offer, latest first; drafts are for members of the holder. */
export async function listListings(
  services: Services,
  { query, caller }: { query: ListingQuery; caller: Caller | null },
): Promise<ListingList> {
  const mine = await organizationsOf(services, caller);
  const at = services.now().toISOString();
  const isFound = (listing: Listing) =>
    isShown(listing, mine, query) &&
    (query.licence === undefined || listing.offers.some(({ licence }) => licence === query.licence));
  const shown = (listing: Listing) => listingView(listing, { at, isOwn: mine.has(listing.holder.organization) });
  const place = placeOf(query);
  if (place) {
    const found = (await listListingsAt(services, place)).filter((listing) => isFound(listing) && isAt(listing, query));
    found.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    return { items: found.map(shown), total: found.length, totalIsExact: true, next: null };
  }
  return walkOffered(services, { query, isFound, shown });
}

interface Walk {
  query: ListingQuery;
  isFound: (listing: Listing) => boolean;
  shown: (listing: Listing) => ListingView;
}

async function walkOffered(services: Services, { query, isFound, shown }: Walk): Promise<ListingList> {
  const found: { listing: Listing; place: string }[] = [];
  let before = query.cursor === undefined ? undefined : readCursor(query.cursor);
  const limit = 51;
  for (;;) {
    const some = await listOffered(services, { before, limit });
    found.push(...some.filter(({ listing }) => isFound(listing)));
    before = some.at(-1)?.place;
    if (before === undefined || found.length > query.size) break;
  }
  const page = found.slice(0, query.size);
  const isMore = found.length > page.length;
  const last = page.at(-1);
  return {
    items: page.map(({ listing }) => shown(listing)),
    total: page.length + (isMore ? 1 : 0),
    totalIsExact: !isMore && query.cursor === undefined,
    next: isMore && last ? Buffer.from(last.place).toString('base64url') : null,
  };
}

/** A listing as this caller may see it. Throws NOT_FOUND where they may not know of it. */
export async function findListing(
  services: Services,
  { id, caller }: { id: string; caller: Caller | null },
): Promise<ListingView> {
  const { listing, isOwn } = await visibleListing(services, { id, caller });
  return listingView(listing, { at: services.now().toISOString(), isOwn });
}

/** What was asked for the licences through time, latest first. */
export async function findPrices(
  services: Services,
  asked: { id: string; caller: Caller | null },
): Promise<PriceVersionView[]> {
  await visibleListing(services, asked);
  return (await listPrices(services, asked.id)).map(priceView);
}

async function visibleListing(services: Services, { id, caller }: { id: string; caller: Caller | null }) {
  const [listing, mine] = await Promise.all([getListing(services, id), organizationsOf(services, caller)]);
  const isOwn = listing !== undefined && mine.has(listing.holder.organization);
  if (!listing || !(isOwn || listing.offeredAt)) throw nothingThere();
  return { listing, isOwn };
}

async function organizationsOf(services: Services, caller: Caller | null): Promise<ReadonlySet<string>> {
  const memberships = caller ? await membershipsOf(services, caller.subject) : [];
  return new Set(memberships.map(({ organization }) => organization));
}

/** To others only what is on offer; to members of the holder everything, where they ask for their own. */
function isShown({ state, holder }: Listing, mine: ReadonlySet<string>, query: ListingQuery): boolean {
  if (query.holder !== undefined && mine.has(holder.organization)) return !query.state || query.state === state;
  return state === 'offered' && (!query.state || query.state === state);
}

function isAt({ holder, deposit, standard }: Listing, query: ListingQuery): boolean {
  return (
    (query.holder === undefined || query.holder === holder.organization) &&
    (query.deposit === undefined || query.deposit === deposit) &&
    (query.standard === undefined || query.standard === standard)
  );
}

function placeOf({ deposit, standard, holder }: ListingQuery): ListingPlace | undefined {
  if (deposit) return { deposit };
  if (standard) return { standard };
  return holder ? { organization: holder } : undefined;
}

function readCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[\d:.TZ-]+#lst-[0-9a-f]{24}$/.test(place)) return place;
  throw new ServiceError(
    'INVALID',
    { zh: 'cursor 无效：请从第一页重新开始。', en: 'The cursor is broken: start again from the first page.' },
    { errors: [{ pointer: '/query/cursor', detail: 'a cursor of this list' }] },
  );
}
