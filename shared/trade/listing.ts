import * as z from 'zod';
import { DepositId, Holder, Sha256 } from '../deposits/deposit.ts';
import { OrganizationId, Person } from '../members/membership.ts';
import { LicenceCode, Limits, limitFaults } from './licence.ts';
import { Fen, ListingId, Policy } from './order.ts';

/** `frozen`: no new sales because something is wrong with the deposit; ends by itself when that ends. */
export const ListingState = z.enum(['draft', 'offered', 'frozen', 'delisted']);
export type ListingState = z.infer<typeof ListingState>;

const BasisPoints = z.int().min(0).max(10_000);

/** What a holder asks for a licence; prices are fen of CNY with the tax in them. */
export const OfferTerms = z
  .strictObject({
    licence: LicenceCode,
    limits: Limits.default({}),
    price: Fen.meta({ description: 'Fen, tax included; 0 for a licence that is free', example: 12_000 }),
    memberPrice: Fen.optional().meta({ description: 'For the organizations named in memberOrganizations' }),
    taxBasisPoints: BasisPoints.default(600),
    taxCategory: z.string().trim().min(1).max(60).default('信息技术服务'),
  })
  .refine(({ licence, limits }) => limitFaults(licence, limits).length === 0, {
    error: 'limits that this licence needs are missing, outside their range, or not known to it',
    path: ['limits'],
  })
  .refine(({ price, memberPrice = 0 }) => memberPrice <= price, {
    error: 'a member pays no more than others',
    path: ['memberPrice'],
  })
  .meta({ id: 'OfferTerms' });
export type OfferTerms = z.infer<typeof OfferTerms>;

export const Offers = z
  .array(OfferTerms)
  .min(1)
  .max(12)
  .refine((offers) => new Set(offers.map(({ licence }) => licence)).size === offers.length, {
    error: 'every licence is offered once',
  });

/** A lower price for a time; the lowest price that applies is asked. */
export const Promotion = z
  .strictObject({ licence: LicenceCode, price: Fen, from: z.iso.datetime(), until: z.iso.datetime() })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), { error: 'ends after it begins', path: ['until'] })
  .meta({
    id: 'Promotion',
    example: { licence: 'READ-1', price: 9_000, from: '2026-12-01T00:00:00Z', until: '2027-01-01T00:00:00Z' },
  });
export type Promotion = z.infer<typeof Promotion>;
export const Promotions = z.array(Promotion).max(20);

export const Offer = z.object({
  licence: LicenceCode,
  limits: Limits,
  price: Fen,
  memberPrice: Fen.optional(),
  taxBasisPoints: BasisPoints,
  taxCategory: z.string(),
  /** Offer of ODRL 2.2 with its hash. */
  policy: Policy,
  policyHash: Sha256,
});
export type Offer = z.infer<typeof Offer>;

/** What the holder states of their rights in the very file, and its hash over all of that (domain T1). */
export const RightsStatement = z.object({ by: Person, at: z.iso.datetime(), text: z.string(), sha256: Sha256 });

/** Licences in a deposited standard that its holder offers. */
export const Listing = z.object({
  id: ListingId,
  revision: z.int().positive(),
  state: ListingState,
  deposit: DepositId,
  fileSha256: Sha256,
  mediaType: z.string(),
  standard: z.string(),
  work: z.string(),
  number: z.string(),
  title: z.object({ zh: z.string(), en: z.string().optional() }),
  holder: Holder,
  rights: RightsStatement,
  /** Counts the changes of price; each version is kept. */
  priceVersion: z.int().positive(),
  offers: z.array(Offer).min(1),
  promotions: Promotions,
  /** Organizations that pay the member price; known to the holder alone. */
  memberOrganizations: z.array(OrganizationId).max(500),
  frozen: z.object({ at: z.iso.datetime(), because: z.string() }).optional(),
  offeredAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Listing = z.infer<typeof Listing>;

export const ListingMove = z.enum(['create', 'offer', 'change', 'withdraw', 'freeze', 'unfreeze']);
export type ListingMove = z.infer<typeof ListingMove>;

export const ListingEvent = z.object({
  listing: ListingId,
  revision: z.int().positive(),
  at: z.iso.datetime(),
  move: ListingMove,
  from: ListingState.nullable(),
  to: ListingState,
  by: z.string(),
  requestId: z.string(),
  reason: z.string().nullable(),
  priceVersion: z.int().positive(),
});
export type ListingEvent = z.infer<typeof ListingEvent>;

/** The prices that held from an instant on; written once and never changed. */
export const PriceVersion = z.object({
  listing: ListingId,
  version: z.int().positive(),
  at: z.iso.datetime(),
  by: z.string(),
  offers: z.array(Offer),
  promotions: Promotions,
});
export type PriceVersion = z.infer<typeof PriceVersion>;
