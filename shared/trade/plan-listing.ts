import { createHash } from 'node:crypto';
import type { Deposit } from '../deposits/deposit.ts';
import { canonicalJson } from '../runtime/canonical-json.ts';
import { workOf } from './edition-work.ts';
import { hashPolicy, offerPolicy } from './licence-policy.ts';
import { Listing, type ListingMove, type Offer, type OfferTerms, type Promotion } from './listing.ts';
import type { ListingChange } from './listing-store.ts';

export interface ListingAct {
  move: ListingMove;
  by: string;
  /** Instant, ISO 8601 in UTC. */
  at: string;
  requestId: string;
  reason?: string;
}

export interface ListingTerms {
  offers: readonly OfferTerms[];
  promotions: readonly Promotion[];
  memberOrganizations: readonly string[];
}

/** The first revision of a listing. */
export function newListing(
  id: string,
  deposit: Deposit,
  { text, state, ...terms }: ListingTerms & { text: string; state: 'draft' | 'offered' },
  act: ListingAct,
): ListingChange {
  const { by, at } = act;
  const { zh, en } = deposit.claims.titles;
  const about = { deposit: deposit.id, fileSha256: deposit.file.sha256, standard: deposit.standard, text };
  const listing: Listing = {
    id,
    revision: 1,
    state,
    deposit: deposit.id,
    fileSha256: deposit.file.sha256,
    mediaType: deposit.file.mediaType,
    standard: deposit.standard,
    work: workOf(deposit.claims.number, deposit.standard),
    number: deposit.claims.number,
    title: { zh, ...(en && { en }) },
    holder: deposit.holder,
    rights: { by, at, text, sha256: createHash('sha256').update(canonicalJson(about)).digest('hex') },
    priceVersion: 1,
    offers: [],
    promotions: [...terms.promotions],
    memberOrganizations: [...terms.memberOrganizations],
    ...(state === 'offered' && { offeredAt: at }),
    createdAt: at,
    updatedAt: at,
  };
  return withEvent(undefined, { ...listing, offers: offersOf(listing, 1, terms.offers) }, act);
}

/** The next revision: other terms make a new version of the price, the first offer dates the listing. */
export function changedListing(
  listing: Listing,
  { state = listing.state, frozen, ...terms }: Partial<ListingTerms> & Partial<Pick<Listing, 'state' | 'frozen'>>,
  act: ListingAct,
): ListingChange {
  const isPriced = terms.offers !== undefined || terms.promotions !== undefined;
  const priceVersion = listing.priceVersion + (isPriced ? 1 : 0);
  const next: Listing = {
    ...listing,
    revision: listing.revision + 1,
    state,
    priceVersion,
    frozen,
    offers: terms.offers ? offersOf(listing, priceVersion, terms.offers) : listing.offers,
    promotions: [...(terms.promotions ?? listing.promotions)],
    memberOrganizations: [...(terms.memberOrganizations ?? listing.memberOrganizations)],
    ...(state === 'offered' && !listing.offeredAt && { offeredAt: act.at }),
    updatedAt: act.at,
  };
  return withEvent(listing, next, act);
}

function withEvent(before: Listing | undefined, after: Listing, act: ListingAct): ListingChange {
  const listing = Listing.parse(after);
  const { id, revision, state, priceVersion, offers, promotions } = listing;
  const { move, by, at, requestId, reason = null } = act;
  const from = before?.state ?? null;
  return {
    listing,
    event: { listing: id, revision, at, move, from, to: state, by, requestId, reason, priceVersion },
    ...(priceVersion !== before?.priceVersion && {
      price: { listing: id, version: priceVersion, at, by, offers, promotions },
    }),
  };
}

function offersOf(listing: Listing, version: number, terms: readonly OfferTerms[]): Offer[] {
  const { id, deposit, fileSha256, standard, holder } = listing;
  return terms.map((offer) => {
    const { licence, limits } = offer;
    const uid = `urn:guiju:${id}:${licence}:${version}`;
    const policy = offerPolicy({
      uid,
      licence,
      limits,
      deposit,
      fileSha256,
      standard,
      licensor: holder.organization,
    });
    return { ...offer, policy, policyHash: hashPolicy(policy) };
  });
}
