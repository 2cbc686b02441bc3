import type { Offer, Promotion } from './listing.ts';

export interface Priced {
  /** Fen for one piece, tax included. */
  unit: number;
  isMemberPrice: boolean;
  total: number;
  /** Fen of tax contained in the total, rounded half up. */
  tax: number;
}

interface Asked {
  offer: Pick<Offer, 'licence' | 'price' | 'memberPrice' | 'taxBasisPoints'>;
  promotions: readonly Promotion[];
  quantity: number;
  isMember: boolean;
  /** Instant, ISO 8601 in UTC. */
  at: string;
}

/** What a number of licences costs at an instant: the lowest price that applies to the buyer, and the tax in it. */
export function priceLine({ offer, promotions, quantity, isMember, at }: Asked): Priced {
  const now = Date.parse(at);
  const promoted = promotions.filter(
    ({ licence, from, until }) => licence === offer.licence && Date.parse(from) <= now && now < Date.parse(until),
  );
  const usual = Math.min(offer.price, ...promoted.map(({ price }) => price));
  const ofMembers = isMember ? (offer.memberPrice ?? usual) : usual;
  const unit = Math.min(usual, ofMembers);
  const total = unit * quantity;
  return { unit, isMemberPrice: ofMembers < usual, total, tax: taxIn(total, offer.taxBasisPoints) };
}

/** Fen of tax in a price that contains it, rounded half up, in whole numbers throughout. */
export function taxIn(total: number, taxBasisPoints: number): number {
  const whole = 10_000n + BigInt(taxBasisPoints);
  return Number((2n * BigInt(total) * BigInt(taxBasisPoints) + whole) / (2n * whole));
}
