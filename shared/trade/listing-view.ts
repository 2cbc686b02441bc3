import * as z from 'zod';
import { DepositId, Holder, Sha256 } from '../deposits/deposit.ts';
import { OrganizationId } from '../members/membership.ts';
import { LicenceCode, Limits, licenceTypes, type SeatRule } from './licence.ts';
import { licenceWords } from './licence-words.ts';
import { type Listing, ListingState, type Offer, type PriceVersion, Promotion } from './listing.ts';
import { Currency, Fen, ListingId, Policy } from './order.ts';
import { priceLine } from './price-line.ts';

const Sentence = z.object({ zh: z.string(), en: z.string() });
const Title = z.object({ zh: z.string(), en: z.string().nullable() });
const seatRules = ['named', 'members'] as const satisfies readonly SeatRule[];

/** A licence as it is explained: what it lets one do, who may use it, which limits it takes. */
export const LicenceTypeView = z
  .object({
    code: LicenceCode,
    name: Sentence,
    plain: Sentence,
    /** Who may use it: persons that the buyer names, or every member of the buyer. */
    seats: z.enum(seatRules),
    /** Number of named persons that one piece may cover; null where it is one, or where all members may use it. */
    users: z.object({ least: z.int(), most: z.int() }).nullable(),
    needs: z.array(z.string()),
    allows: z.array(z.string()),
    includesLaterEditions: z.boolean(),
  })
  .meta({ id: 'LicenceType' });
export type LicenceTypeView = z.infer<typeof LicenceTypeView>;

export const OfferView = z
  .object({
    licence: LicenceCode,
    name: Sentence,
    plain: Sentence,
    seats: z.enum(seatRules),
    limits: Limits,
    currency: Currency,
    /** Usual price of one piece, and what is asked now of anybody; fen, tax included. */
    price: Fen,
    priceNow: Fen,
    /** End of the promotion that lowers the price. */
    promotionUntil: z.iso.datetime().nullable(),
    memberPrice: Fen.nullable(),
    taxBasisPoints: z.int(),
    taxCategory: z.string(),
    policy: Policy,
    policyHash: Sha256,
  })
  .meta({ id: 'Offer' });

export const ListingView = z
  .object({
    id: ListingId,
    revision: z.int(),
    state: ListingState,
    standard: z.string(),
    number: z.string(),
    title: Title,
    deposit: DepositId,
    fileSha256: Sha256,
    mediaType: z.string(),
    holder: Holder,
    /** What the holder states of their rights in that file, with a hash over deposit, file, standard and text. */
    rights: z.object({ text: z.string(), at: z.iso.datetime(), sha256: Sha256 }),
    priceVersion: z.int(),
    offers: z.array(OfferView),
    promotions: z.array(Promotion),
    frozenAt: z.iso.datetime().nullable(),
    offeredAt: z.iso.datetime().nullable(),
    updatedAt: z.iso.datetime(),
    /** For members of the holder alone. */
    internal: z.object({ memberOrganizations: z.array(OrganizationId) }).nullable(),
  })
  .meta({ id: 'Listing' });
export type ListingView = z.infer<typeof ListingView>;

export const PriceVersionView = z
  .object({
    version: z.int(),
    at: z.iso.datetime(),
    offers: z.array(
      z.object({
        licence: LicenceCode,
        limits: Limits,
        price: Fen,
        memberPrice: Fen.nullable(),
        taxBasisPoints: z.int(),
      }),
    ),
    promotions: z.array(Promotion),
  })
  .meta({ id: 'PriceVersion' });
export type PriceVersionView = z.infer<typeof PriceVersionView>;

/** Every licence there is, in words. */
export function licenceTypeViews(): LicenceTypeView[] {
  return LicenceCode.options.map((code) => {
    const { seats, users, needs, allows, includesLaterEditions } = licenceTypes[code];
    const lists = { needs: [...needs], allows: [...allows] };
    return { code, ...licenceWords(code), seats, users: users ?? null, ...lists, includesLaterEditions };
  });
}

/** A listing as it is shown at an instant. */
export function listingView(listing: Listing, { at, isOwn }: { at: string; isOwn: boolean }): ListingView {
  const { title, rights, frozen, offeredAt, offers, memberOrganizations } = listing;
  return {
    ...listing,
    title: { zh: title.zh, en: title.en ?? null },
    rights: { text: rights.text, at: rights.at, sha256: rights.sha256 },
    offers: offers.map((offer) => offerView(offer, listing.promotions, at)),
    frozenAt: frozen?.at ?? null,
    offeredAt: offeredAt ?? null,
    internal: isOwn ? { memberOrganizations } : null,
  };
}

function offerView(offer: Offer, promotions: readonly Promotion[], at: string): z.infer<typeof OfferView> {
  const { licence, price, memberPrice = null } = offer;
  const { unit: priceNow } = priceLine({ offer, promotions, quantity: 1, isMember: false, at });
  const lowering = promotions.find((one) => one.licence === licence && one.price === priceNow && one.until > at);
  return {
    ...offer,
    ...licenceWords(licence),
    seats: licenceTypes[licence].seats,
    currency: 'CNY',
    price,
    priceNow,
    promotionUntil: priceNow < price ? (lowering?.until ?? null) : null,
    memberPrice,
  };
}

export function priceView({ version, at, offers, promotions }: PriceVersion): PriceVersionView {
  const priced = offers.map(({ licence, limits, price, memberPrice = null, taxBasisPoints }) => ({
    licence,
    limits,
    price,
    memberPrice,
    taxBasisPoints,
  }));
  return { version, at, offers: priced, promotions };
}
