import * as z from 'zod';
import { getDeposit } from '../deposits/deposit-store.ts';
import { standingCheck } from '../deposits/standing-check.ts';
import { requireMembership } from '../members/find-memberships.ts';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { namesRevision } from '../runtime/entity-tag.ts';
import { commitTrade } from './commit-trade.ts';
import { knownToAdopt } from './create-listing.ts';
import { type Listing, type ListingMove, Offers, Promotions } from './listing.ts';
import { getListing, listingItems } from './listing-store.ts';
import { listingFault } from './may-list.ts';
import { changedListing } from './plan-listing.ts';
import { changedMeanwhile, nothingThere, refusedListing, refusedStep } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

/** What is to be otherwise; what is left out stays. */
export const ListingPatch = z
  .strictObject({
    offers: Offers,
    promotions: Promotions,
    memberOrganizations: z.array(OrganizationId).max(500),
    /** `offered` begins or resumes sales, `delisted` ends them; licences sold stay valid. */
    state: z.enum(['offered', 'delisted']),
  })
  .partial()
  .meta({ id: 'ListingPatch', example: { state: 'delisted' } });
export type ListingPatch = z.infer<typeof ListingPatch>;

interface Asked {
  id: string;
  patch: ListingPatch;
  caller: Caller;
  requestId: string;
  ifMatch?: string;
}

/** Changes prices, offers or the state of a listing. Quotes that were given keep theirs, licences sold stay valid. */
export async function changeListing(services: TradeServices, asked: Asked): Promise<Listing> {
  const { id, patch, caller, requestId, ifMatch } = asked;
  const listing = await getListing(services, id);
  if (!listing) throw nothingThere();
  await requireMembership(services, caller, listing.holder.organization, 'seller');
  if (ifMatch && !namesRevision(ifMatch, listing.revision)) throw changedMeanwhile();
  if (listing.state === 'frozen' && patch.state === 'offered') throw refusedStep();
  const isOffering = patch.state === 'offered' && listing.state !== 'offered';
  const checks = isOffering ? [await checkStanding(services, listing)] : [];
  const act = { move: moveOf(patch), by: caller.subject, at: services.now().toISOString(), requestId };
  const change = changedListing(listing, { ...patch, frozen: patch.state ? undefined : listing.frozen }, act);
  if (!(await commitTrade(services, [...listingItems(services.trade, change), ...checks]))) throw changedMeanwhile();
  return change.listing;
}

/** The rules of a first listing hold for every return to the market. */
async function checkStanding(services: TradeServices, { deposit: id, holder, fileSha256, standard }: Listing) {
  const { organization } = holder;
  const deposit = await getDeposit(services.deposits, id);
  if (!deposit) throw nothingThere();
  const adopts = await knownToAdopt(services, standard);
  const fault = listingFault({ deposit, organization, fileSha256, adopts });
  if (fault) throw refusedListing(fault);
  return standingCheck(services.deposits, id, organization);
}

function moveOf({ state }: ListingPatch): ListingMove {
  if (state === 'offered') return 'offer';
  return state === 'delisted' ? 'withdraw' : 'change';
}
