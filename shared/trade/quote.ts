import * as z from 'zod';
import { Person } from '../members/membership.ts';
import { LicenceCode } from './licence.ts';
import { Buyer, Currency, Fen, ListingId, mostLines, OrderId, OrderLine, QuoteId } from './order.ts';

/** A price that was promised to a buyer until an instant; nothing in it ever changes. */
export const Quote = z.object({
  id: QuoteId,
  buyer: Buyer,
  by: Person,
  lines: z.array(OrderLine).min(1).max(mostLines),
  total: Fen,
  tax: Fen,
  currency: Currency,
  at: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  /** Second after which the table may forget it. */
  expires: z.int(),
});
export type Quote = z.infer<typeof Quote>;

/** That an order used a quote, which only one can; forgotten with the quote. */
export const QuoteUse = Quote.pick({ id: true, expires: true }).extend({ order: OrderId });
export type QuoteUse = z.infer<typeof QuoteUse>;

/** A quote as it stands: with the order that used it, if one has. */
export type StandingQuote = Quote & Partial<Pick<QuoteUse, 'order'>>;

/** What lines cost an organization at an instant, before anybody promises it. */
export type Priced = Pick<Quote, 'buyer' | 'lines' | 'total' | 'tax' | 'currency' | 'at'>;

export const WantedLine = z.strictObject({
  listing: ListingId,
  licence: LicenceCode,
  quantity: z.int().min(1).max(100).default(1).meta({ description: 'Pieces; one where all members may use it' }),
});
export type WantedLine = z.infer<typeof WantedLine>;

export const quoteMinutes = 30;
