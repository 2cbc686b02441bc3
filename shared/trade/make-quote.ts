import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { requireMembership } from '../members/find-memberships.ts';
import { OrganizationId } from '../members/membership.ts';
import type { Caller } from '../runtime/caller.ts';
import { getListings } from './listing-store.ts';
import { mostLines, type OrderLine } from './order.ts';
import { type Priced, type Quote, quoteMinutes, type StandingQuote, WantedLine } from './quote.ts';
import { getQuote, putQuote } from './quote-store.ts';
import { requireBookable } from './require-bookable.ts';
import { readRoyaltyTables } from './royalty-table.ts';
import { requireOnSale, soldLine } from './sale-lines.ts';
import { nothingThere, notOnSale, soldToItself } from './trade-refusals.ts';
import type { TradeServices } from './trade-services.ts';

/** What an organization wants to buy; prices are the service's to say. */
export const QuoteRequest = z
  .strictObject({ organization: OrganizationId, lines: z.array(WantedLine).min(1).max(mostLines) })
  .meta({ id: 'QuoteRequest' });
export type QuoteRequest = z.infer<typeof QuoteRequest>;

const dayInSeconds = 86_400;

/**
 * What an organization would pay now for what its member wants to buy; promises and keeps nothing.
 * @throws ServiceError CONFLICT where something of it is not on sale, or cannot be bought at once
 */
export async function priceLines(
  services: TradeServices,
  { asked, caller }: { asked: QuoteRequest; caller: Caller },
): Promise<Priced> {
  const ids = [...new Set(asked.lines.map(({ listing }) => listing))];
  // What need not wait for each other is read in one call.
  const [{ organization }, known, tables] = await Promise.all([
    requireMembership(services, caller, asked.organization, 'buyer'),
    getListings(services, ids),
    readRoyaltyTables(services, ids),
  ]);
  const listings = await requireOnSale(services, ids, known);
  const at = services.now().toISOString();
  const lines = asked.lines.map((wanted) => {
    const listing = listings.get(wanted.listing);
    if (!listing) throw notOnSale();
    return soldLine(listing, wanted, { buyer: organization.id, at });
  });
  if (lines.some(({ holder }) => holder === organization.id)) throw soldToItself();
  requireBookable(lines, tables, at);
  const { id, name, creditCode } = organization;
  return { buyer: { organization: id, name, creditCode }, lines, ...sums(lines), currency: 'CNY', at };
}

/** Promises prices for half an hour, from what is on offer now (domain T9, trust T19). */
export async function makeQuote(
  services: TradeServices,
  { asked, caller }: { asked: QuoteRequest; caller: Caller },
): Promise<Quote> {
  const priced = await priceLines(services, { asked, caller });
  const from = Date.parse(priced.at);
  const quote: Quote = {
    id: `quo-${randomBytes(12).toString('hex')}`,
    by: caller.subject,
    ...priced,
    validUntil: new Date(from + quoteMinutes * 60_000).toISOString(),
    expires: Math.floor(from / 1000) + 2 * dayInSeconds,
  };
  await putQuote(services, quote);
  return quote;
}

/** A quote of an organization that the caller buys for. */
export async function findQuote(
  services: Pick<TradeServices, 'rows' | 'members'>,
  { id, caller }: { id: string; caller: Caller },
): Promise<StandingQuote> {
  const quote = await getQuote(services, id);
  if (!quote) throw nothingThere();
  await requireMembership(services, caller, quote.buyer.organization, 'buyer');
  return quote;
}

function sums(lines: readonly OrderLine[]): Pick<Quote, 'total' | 'tax'> {
  return {
    total: lines.reduce((sum, line) => sum + line.total, 0),
    tax: lines.reduce((sum, line) => sum + line.tax, 0),
  };
}
